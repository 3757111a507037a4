import { expect, test } from 'vitest'
import { type NUpRequest, planNUp } from '../../../scripts/pdf/impose/n-up.ts'

const A4 = { width: 210, height: 297 }
const LYING = { width: 297, height: 210 }

function places(changes: Partial<NUpRequest>) {
  const { sides } = planNUp({ count: 5, page: A4, sheet: LYING, up: 2, from: 'left', ...changes })
  return sides.map(({ placed }) => placed.map(({ page, x, y }) => [page, Math.round(x), Math.round(y)]))
}

test('two on a lying sheet, from the left', () => {
  expect(places({})).toEqual([
    [
      [0, 0, 0],
      [1, 149, 0],
    ],
    [
      [2, 0, 0],
      [3, 149, 0],
    ],
    [[4, 0, 0]],
  ])
})

test('from the right, as vertical Chinese is read', () => {
  expect(places({ count: 2, from: 'right' })).toEqual([
    [
      [0, 149, 0],
      [1, 0, 0],
    ],
  ])
})

test('four: the upper two first', () => {
  expect(places({ count: 4, up: 4, sheet: A4 })).toEqual([
    [
      [0, 0, 149],
      [1, 105, 149],
      [2, 0, 0],
      [3, 105, 0],
    ],
  ])
})

test('pages become smaller, never larger', () => {
  const scale = (page: NUpRequest['page']) =>
    planNUp({ count: 1, page, sheet: LYING, up: 2, from: 'left' }).sides[0]?.placed[0]?.scale
  expect(scale(A4)).toBeCloseTo(148.5 / 210)
  expect(scale({ width: 100, height: 150 })).toBe(1)
})
