import { expect, test } from 'vitest'
import { treat, vertical } from './treat.ts'

test.each([
  ['between Han and Latin or digits', '用 Node 版', '用Node版'],
  ['beside full-width marks', '甲 ， Node （ 乙 ）', '甲，_Node_（乙）'],
  ['before a note call', '甲 <a class="note-call">1</a>', '[甲<a class="note-call">1</a>]'],
  ['across elements', '用 <strong>Node</strong> 版', "用<strong>'Node</strong>'版"],
  ['beside code that begins or ends with a sign', '见 <code>.js</code> 和', "见'<code>.js</code>'和"],
  ['a soft break', '用\nNode', '用Node'],
])('blank removed: %s', (_name, html, expected) => {
  expect(treat(html)).toBe(expected)
})

test('code has its distance from Han at the end that is a letter', () => {
  expect(treat('见<code>f(x)</code>和<code>(x)f</code>等')).toBe("见'<code>f(x)</code>和<code>(x)f</code>'等")
})

test.each([
  ['between Latin words', 'the quality of life', 'the<latin> </latin>quality<latin> </latin>of<latin> </latin>life'],
  ['that an author put between two Han', '张 三', '张 三'],
])('blank kept: %s', (_name, html, expected) => {
  expect(treat(html)).toBe(expected)
})

// Chromium 153 paints Han a square too high where a vertical line breaks behind two such spans that touch.
test.each(['按照 No. 7的要求', '重 A 10 kg 的', '第 3 version 2 的', 'a “b” 5% 的'])(
  'no two Latin spans touch: %s',
  (text) => {
    expect(treat(text, vertical)).not.toMatch(/<\/latin>[[\]]*<latin>/)
  },
)
