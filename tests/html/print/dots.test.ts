import { expect, test } from 'vitest'
import { treat, treatVertical } from './treat.ts'

test('a dot on every Han and none on marks', () => {
  expect(treat('<em class="dots">甲，乙</em>')).toBe('<em class="dots"><dot>甲</dot>，_<dot>乙</dot></em>')
})

test('a word or a number takes one dot', () => {
  expect(treat('<em class="dots">用GDP</em>')).toContain('<dot>GDP</dot>')
  expect(treatVertical('<em class="dots">12</em>')).toBe('<em class="dots"><dot><tcy>12</tcy></dot></em>')
})

test('each digit of a year takes its own', () => {
  expect(treatVertical('<em class="dots">2026年</em>').match(/<dot>/g)).toHaveLength(5)
})

test('plain emphasis has none', () => {
  expect(treat('<em>甲</em>')).toBe('<em>甲</em>')
})
