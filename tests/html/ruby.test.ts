import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const bare = (html: string) => html.replace(/<rp[^>]*>.<\/rp>/g, '')

test('each character gets its own reading where the counts agree', () => {
  expect(bare(compose('读{汉字|hàn zì}。').html)).toBe('<p>读<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>。</p>')
})

test('the reading stands over the whole base where they do not', () => {
  expect(bare(compose('{版心|type area of page}').html)).toBe('<p><ruby>版心<rt>type area of page</rt></ruby></p>')
  expect(bare(compose('{版心|bǎnxīn}').html)).toBe('<p><ruby>版心<rt>bǎnxīn</rt></ruby></p>')
})

test('a character outside the basic plane counts as one', () => {
  expect(bare(compose('{𠮷野|jí yě}').html)).toContain('𠮷<rt>jí</rt>野<rt>yě</rt>')
})

test('a backslash makes the brace plain, and braces without a bar are plain anyway', () => {
  const { html, findings } = compose('\\{汉字|hàn zì} 与 {1, 2} 与 {甲\\|乙}')
  expect(html).toBe('<p>{汉字|hàn zì} 与 {1, 2} 与 {甲|乙}</p>')
  expect(findings).toEqual([])
})

test('in a table the bar is escaped, as every bar there', () => {
  expect(bare(compose('| {汉\\|hàn} |\n|--|').html)).toContain('<ruby>汉<rt>hàn</rt></ruby>')
})

test.each([
  ['一段话\n里的{|hàn}。', '4:3'],
  ['{汉|}', '3:1'],
  ['{汉|hàn|hah}', '3:1'],
  ['前{汉字|hàn zì', '3:2'],
  ['前{**汉**|hàn}', '3:2'],
])('%j is printed as written, with a warning at the brace', (markdown, place) => {
  const { html, findings } = compose(markdown)
  expect(findings).toEqual([`warning html/ruby-form a.md:${place}`])
  expect(html).not.toContain('<ruby>')
  expect(html).toContain('{')
})

test('code is left alone', () => {
  expect(compose('`{汉|hàn}`').html).toBe('<p><code>{汉|hàn}</code></p>')
})
