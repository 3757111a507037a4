import { expect, test } from 'vitest'
import { growthExponent, median } from '../../bench/statistics.ts'

test('the median is the middle value, or the mean of the two middle ones', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 9, 1, 2])).toBe(5.5)
  expect(median([])).toBeNaN()
})

test('ten times the pages at ten times the cost grow linearly, at a hundred times quadratically', () => {
  const small = { pages: 30, cost: 2 }
  expect(growthExponent(small, { pages: 300, cost: 20 })).toBeCloseTo(1)
  expect(growthExponent(small, { pages: 300, cost: 200 })).toBeCloseTo(2)
})
