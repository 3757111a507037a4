import { expect, test } from 'vitest'
import { openPath } from '../../../scripts/preflight/content/paths.ts'

test('the box of lines and rectangles, and nothing left of it behind', () => {
  const path = openPath()
  expect(path.take()).toBeUndefined()
  path.move(10, 20)
  path.rectangle(30, 40, -25, 5)
  expect(path.take()).toEqual([5, 20, 30, 45])
  expect(path.take()).toBeUndefined()
})

test('a curve reaches as far as it goes, and no farther than that', () => {
  const path = openPath()
  path.move(0, 0)
  path.curve([0, 4, 6, 4, 6, 0])
  expect(path.at()).toEqual([6, 0])
  expect(path.take()).toEqual([0, 0, 6, 3])
  // A loop in S that turns back in both directions.
  path.move(0, 0)
  path.curve([9, 3, -6, 3, 3, 0])
  const [left = 0, , right = 0, top = 0] = path.take() ?? []
  expect([left, right, top].map((one) => Math.round(one * 1000) / 1000)).toEqual([0, 3, 2.25])
})

test('a curve of points in a line', () => {
  const path = openPath()
  path.move(0, 0)
  path.curve([1, 1, 2, 2, 3, 3])
  expect(path.take()).toEqual([0, 0, 3, 3])
})
