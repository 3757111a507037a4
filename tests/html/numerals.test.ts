import { expect, test } from 'vitest'
import { chineseNumeral } from '../../scripts/html/numerals.ts'

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [21, '二十一'],
  [99, '九十九'],
  [100, '一百'],
  [105, '一百〇五'],
  [110, '一百一十'],
  [111, '一百一十一'],
  [999, '九百九十九'],
])('%i is %s', (number, numeral) => {
  expect(chineseNumeral(number)).toBe(numeral)
})
