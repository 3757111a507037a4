import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test.each([
  ['甲<script>alert(1)</script>乙', '<p>甲乙</p>'],
  ['甲<style>p{display:none}</style>乙', '<p>甲乙</p>'],
  ['<iframe src="file:///etc/passwd">内</iframe>', ''],
  ['甲<svg onload=alert(1)><script>x</script></svg>乙', '<p>甲乙</p>'],
  ['甲<span onclick="x()" style="color:red">乙</span>', '<p>甲<span>乙</span></p>'],
  ['<p data-generated>甲</p>', '<p>甲</p>'],
  ['<a href="JaVaScRiPt:alert(1)">甲</a>', '<p><a>甲</a></p>'],
  ['<a href="&#106;avascript:x">甲</a>', '<p><a>甲</a></p>'],
  ['<a href="data:text/html,x">甲</a>', '<p><a>甲</a></p>'],
  ['<details ontoggle=x><summary>甲</summary>乙</details>', '<p>甲乙</p>'],
  ['甲<textarea>乙</textarea>', '<p>甲乙</p>'],
  ['<base href="http://example.com">甲', '<p>甲</p>'],
])('%s', (markdown, html) => {
  const composed = compose(markdown)
  expect(composed.html).toBe(html)
  expect(composed.findings.length).toBeGreaterThan(0)
  for (const finding of composed.findings) expect(finding).toMatch(/^warning html\/html-removed a\.md:3:\d+$/)
})

test('what went is named', () => {
  expect(compose('甲<script>alert(1)</script>').messages[0]).toContain('<script>，连同其中的“alert(1)”')
  expect(compose('<b onclick="x()">甲</b>').messages[0]).toContain('onClick="x()"')
})

test('head cells say what they head', () => {
  const table = '<table><tr><th scope="row">甲</th><td>乙</td></tr></table>'
  expect(compose(table).findings).toEqual([])
  expect(compose(table).html).toContain('<th scope="row"')
  expect(compose('<table><tr><th scope="x">甲</th></tr></table>').findings).toHaveLength(1)
})

test('plain inline HTML stays', () => {
  const text = '甲<sub>2</sub><mark>乙</mark><kbd>F1</kbd>'
  expect(compose(text).html).toBe(`<p>${text}</p>`)
  expect(compose(text).findings).toEqual([])
})

test('a javascript: link of Markdown keeps its text only', () => {
  expect(compose('[甲](javascript:alert(1))').html).toBe('<p>甲</p>')
  expect(compose('[甲][x]\n\n[x]: javascript:alert(1)').html).toBe('<p>甲</p>')
})

test('a comment is not printed, and says so', () => {
  expect(compose('甲<!-- 注 -->').findings).toEqual(['info html/html-comment a.md:3:2'])
})

test('<plaintext>, after which nothing is structure any more, is an error', () => {
  expect(compose('<plaintext>\n\n- 甲').findings).toContain('error html/html-removed a.md:3:1')
})
