import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test.each([
  [':dots[字]', '<em class="dots">字</em>'],
  [':name[焦裕禄]', '<u class="proper-name">焦裕禄</u>'],
  [':book[求是]', '<cite class="book-title">求是</cite>'],
  [':tcy[12]', '<span class="tcy">12</span>'],
  [
    ':term[潜在的成绩]{of="潜绩" sort=钱}',
    '<span class="index-term" id="term-1" data-term="潜绩" data-sort="钱">潜在的成绩</span>',
  ],
  [':term[政绩**观**]', '<span class="index-term" id="term-1" data-term="政绩观">政绩<strong>观</strong></span>'],
])('%s', (markdown, html) => {
  expect(compose(markdown).html).toBe(`<p>${html}</p>`)
})

test.each([
  ['notice', '<aside class="notice">', '</aside>'],
  ['side-note', '<aside class="side-note">', '</aside>'],
  ['verse', '<div class="verse">', '</div>'],
  ['signature', '<div class="signature">', '</div>'],
])(':::%s', (name, open, close) => {
  expect(compose(`:::${name}\n字\n:::`).html).toBe(`${open}<p>字</p>${close}`)
})

test('a block may have a name', () => {
  expect(compose(':::notice{#here}\n字\n:::').html).toContain('<aside class="notice" id="here">')
})

test('::pagebreak', () => {
  expect(compose('::pagebreak').html).toBe('<hr class="page-break">')
})

test.each([
  [':::notcie\n字\n:::', ':::notice'],
  ['::pagebrake', '::pagebreak'],
  [':::pagebreak\n:::', '::pagebreak'],
  ['::figure[题]', ':::figure'],
  [':::提示\n字\n:::', ':::notice'],
])('%j is an error that says what is meant', (markdown, meant) => {
  const { findings, messages } = compose(markdown)
  expect(findings).toEqual(['error html/directive-unknown a.md:3:1'])
  expect(messages[0]).toContain(meant)
})

test('a block that does not end is an error', () => {
  expect(compose(':::notice\n字\n\n后文').findings).toEqual(['error html/directive-unclosed a.md:3:1'])
  expect(compose('> :::notice\n> 字\n> :::').findings).toEqual([])
})

test('colons that begin or end nothing are an error', () => {
  expect(compose('::: notice\n\n字').findings).toEqual(['error html/directive-stray a.md:3:1'])
  expect(compose('\\::: 字').findings).toEqual([])
})

test('so are a block that begins behind text, and the end of one behind a table', () => {
  const written = '前文：:::table[表题]\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n:::'
  expect(compose(written).findings).toEqual([
    'error html/directive-stray a.md:3:1',
    'error html/directive-stray a.md:7:1',
  ])
  expect(compose('前文：`:::table`，\\:::table，:::别的。').findings).toEqual([])
})

test('attributes that do nothing are named', () => {
  const { html, findings } = compose(':::notice{.red onclick=x}\n字\n:::')
  expect(html).toBe('<aside class="notice"><p>字</p></aside>')
  expect(findings).toEqual(['warning html/directive-attribute a.md:3:1'])
})

test('brackets where no title belongs keep their text, with a warning', () => {
  const { html, findings } = compose(':::notice[注意]\n字\n:::')
  expect(html).toContain('<p>注意</p>')
  expect(findings).toEqual(['warning html/directive-label a.md:3:10'])
})
