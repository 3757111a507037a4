import { expect, test } from 'vitest'
import { treat } from './treat.ts'

test.each([
  ['between Han and Latin or digits', '用 Node 版', '用Node版'],
  ['beside full-width marks', '甲 ， Node （ 乙 ）', '甲，_Node_（乙）'],
  ['before a note call', '甲 <a class="note-call">1</a>', '[甲<a class="note-call">1</a>]'],
  ['across elements', '用 <strong>Node</strong> 版', "用<strong>'Node</strong>'版"],
  ['a soft break', '用\nNode', '用Node'],
])('blank removed: %s', (_name, html, expected) => {
  expect(treat(html)).toBe(expected)
})

test.each([
  ['between Latin words', 'the quality of life', '<latin>the quality of life</latin>'],
  ['that an author put between two Han', '张 三', '张 三'],
  ['beside code that begins with a sign', '见 <code>.js</code>', '见 <code>.js</code>'],
])('blank kept: %s', (_name, html, expected) => {
  expect(treat(html)).toBe(expected)
})
