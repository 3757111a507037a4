import { expect, test } from 'vitest'
import { formatFolio } from '../../scripts/pages/folio.ts'

test.each([
  [1, 'arabic', '1'],
  [128, 'arabic', '128'],
  [20, 'han', '二〇'],
  [105, 'han', '一〇五'],
  [10, 'han-read', '十'],
  [105, 'han-read', '一百〇五'],
  [1010, 'han-read', '一千〇一十'],
  [1250, 'han-read', '一千二百五十'],
  [4, 'lower-roman', 'iv'],
  [1999, 'lower-roman', 'mcmxcix'],
  [49, 'upper-roman', 'XLIX'],
] as const)('%i as %s is %s', (value, style, folio) => {
  expect(formatFolio({ value, style })).toBe(folio)
})
