import { expect, test } from 'vitest'
import { formatFolio } from '../../scripts/pages/folio.ts'

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
