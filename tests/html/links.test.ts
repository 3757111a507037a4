import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('links between chapters become links inside the document', () => {
  const { html, findings } = compose({
    'p/a.md': '# 甲\n\n[整章](b.md) [一节](b.md#x) [一节](../p/b.md#x) [本章](#y)\n\n## 丙 {#y}',
    'p/b.md': '# 乙\n\n## 丁 {#x}',
  })
  expect(html.match(/href="[^"]*"/g)).toEqual(['href="#chapter-2"', 'href="#x"', 'href="#x"', 'href="#y"'])
  expect(findings).toEqual([])
})

test('names and file names may be Chinese', () => {
  const { html, findings } = compose({ '甲.md': '# 甲\n\n[一节](乙.md#小结)', '乙.md': '# 乙\n\n## 丁 {#小结}' })
  expect(html).toContain('<a href="#小结">')
  expect(findings).toEqual([])
})

test('links out of the book stay', () => {
  expect(compose('[甲](https://example.com/?a=1&b=2 "题")').html).toBe(
    '<p><a href="https://example.com/?a=1&#x26;b=2" title="题">甲</a></p>',
  )
})

test.each(['missing.md', 'javascript:alert(1)', 'file:///etc/passwd'])(
  'a link to %s keeps its text, with an error',
  (url) => {
    const { html, findings } = compose(`[**甲**](${url})乙`)
    expect(html).toBe('<p><strong>甲</strong>乙</p>')
    expect(findings).toEqual(['error html/link-broken a.md:3:1'])
  },
)
