import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('brackets after a colon and a word mean what they mean elsewhere', () => {
  const { html, notes, findings } = compose('时间:下午[^a]，见:这里[链接](https://a.cn)和:那里{#x}\n\n[^a]: 注')
  expect(html).toContain('时间:下午<a class="note-call"')
  expect(html).toContain('见:这里<a href="https://a.cn">链接</a>和:那里{#x}')
  expect(notes).toHaveLength(1)
  expect(findings).toEqual([])
})

test('Markdown in the brackets stays Markdown, and so do marks', () => {
  expect(compose('甲:乙[**丙**和 10:30 :dots[丁]]{x}').html).toBe(
    '<p>甲:乙[<strong>丙</strong>和 10:30 <em class="dots">丁</em>]{x}</p>',
  )
})

test('places stay those of the source', () => {
  expect(compose('甲:乙[丙] {|x}').findings).toEqual(['warning html/ruby-form a.md:3:8'])
})

test('a mistyped mark is printed and asked about', () => {
  const { html, findings, messages } = compose('他:dot[说]好')
  expect(html).toBe('<p>他:dot[说]好</p>')
  expect(findings).toEqual(['warning html/directive-unknown a.md:3:2'])
  expect(messages[0]).toContain(':dots[…]')
})

test('a mark of the wrong form is printed, with a warning', () => {
  const { html, findings } = compose('见:ref[图]')
  expect(html).toBe('<p>见:ref[图]</p>')
  expect(findings).toEqual(['warning html/directive-form a.md:3:2'])
})
