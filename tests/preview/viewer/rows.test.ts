import { expect, test } from 'vitest'
import { rowsOf } from '../../../scripts/preview/viewer/rows.ts'

const book = (sides: string) =>
  [...sides].map((side) => ({ side: side === 'r' ? ('recto' as const) : ('verso' as const) }))

test.each([
  ['', []],
  ['r', [[undefined, 0]]],
  [
    'rv',
    [
      [undefined, 0],
      [1, undefined],
    ],
  ],
  [
    'rvrvr',
    [
      [undefined, 0],
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'rvrv',
    [
      [undefined, 0],
      [1, 2],
      [3, undefined],
    ],
  ],
])('%s', (sides, rows) => {
  expect(rowsOf(book(sides))).toEqual(rows)
})
