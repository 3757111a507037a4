import { expect, test } from 'vitest'
import { kindAt, lineBreakRules, ruleFor, usesSpaces } from '../../scripts/html/line-breaks.ts'

const between = (before: string, after: string, spaced = false) =>
  ruleFor({ before: kindAt(before, 'last'), after: kindAt(after, 'first'), spaced })

test.each([
  ['between words of alphabets', 'one', 'two', ' '],
  ['between words of alphabets', 'one,', 'two', ' '],
  ['between words of alphabets', 'say “yes”', 'now', ' '],
  ['a CJK mark brings its own space', '好。', 'Then', ''],
  ['a CJK mark brings its own space', 'word', '《论语》', ''],
  ['a CJK mark brings its own space', '他说：“好”', '她', ''],
  ['a CJK mark brings its own space', '他说', '“好”', ''],
  ['a CJK mark brings its own space', '未完……', '再说', ''],
  ['a CJK mark brings its own space', '한글。', '한글', ''],
  ['Hangul divides words by spaces', '한국', '어', ' '],
  ['Hangul divides words by spaces', '汉字', '한글', ' '],
  ['between Han', '汉', '字', ''],
  ['between Han', '𠮷', '野', ''],
  ['between Han', 'カ', 'ナ', ''],
  ['a half-width mark beside Han', '12%', '左右', ' '],
  ['Han and Latin: the type setter makes the gap', '使用', 'PDF', ''],
])('%s: %s / %s', (name, before, after, becomes) => {
  expect(between(before, after)).toMatchObject({ name, becomes })
})

test('Han and Latin follow the rest of the paragraph', () => {
  expect(between('使用', 'PDF', true).becomes).toBe(' ')
  expect(usesSpaces('用 PDF 和 EPUB两种')).toBe(true)
  expect(usesSpaces('用PDF和EPUB两种')).toBe(false)
})

test('the rules have names of their own, and the last one takes whatever is left', () => {
  expect(new Set(lineBreakRules.map((rule) => rule.name)).size).toBe(lineBreakRules.length)
  expect(lineBreakRules.at(-1)?.applies({ before: 'han', after: 'other', spaced: false })).toBe(true)
})
