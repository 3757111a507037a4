import { expect, test } from 'vitest'
import { formatFolio, hanNumber } from '../../scripts/pages/folio.ts'

test.each([
  [1, 'decimal', '1'],
  [128, 'decimal', '128'],
  [20, 'cjk-decimal', '二〇'],
  [105, 'cjk-decimal', '一〇五'],
  [4, 'lower-roman', 'iv'],
  [1999, 'lower-roman', 'mcmxcix'],
] as const)('%i as %s is %s', (value, style, folio) => {
  expect(formatFolio(value, style)).toBe(folio)
})

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [105, '一百〇五'],
  [110, '一百一十'],
  [342, '三百四十二'],
])('%i in words is %s', (value, words) => {
  expect(hanNumber(value)).toBe(words)
})
