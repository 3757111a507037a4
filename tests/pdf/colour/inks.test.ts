import { expect, test } from 'vitest'
import { blackOf } from '../../../scripts/pdf/colour/inks.ts'

test.each([
  [[0, 0, 0], 1, 1, 1],
  [[1, 1, 1], 0, 0, 0],
  [[0.4, 0.4, 0.4], 0.6, 1, 0.6],
  [[0.94, 0.94, 0.94], 0.06, 0, 0.06],
  [[1, 0, 0], 0.701, 1, undefined],
  [[0.6, 0.16, 0.13], 0.7119, 1, undefined],
] as const)('%o', (rgb, grey, black, neutral) => {
  expect(blackOf(rgb, 'grey')).toBeCloseTo(grey, 3)
  expect(blackOf(rgb, 'black')).toBe(black)
  if (neutral === undefined) expect(blackOf(rgb, 'neutral')).toBeUndefined()
  else expect(blackOf(rgb, 'neutral')).toBeCloseTo(neutral)
})
