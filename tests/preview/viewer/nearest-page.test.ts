import { expect, test } from 'vitest'
import { nearestPage } from '../../../scripts/preview/viewer/nearest-page.ts'

const pages = [
  { sources: [] },
  { sources: ['01.md:1:1', '01.md:5:1'] },
  { sources: ['01.md:5:1', '01.md:9:3'] },
  { sources: ['02:1.md:1:1'] },
]

test.each([
  ['01.md', 1, 1],
  ['01.md', 4, 1],
  ['01.md', 5, 1],
  ['01.md', 8, 1],
  ['01.md', 9, 2],
  ['01.md', 99, 2],
  ['02:1.md', 3, 3],
  ['03.md', 1, undefined],
] as const)('%s:%s is on page %s', (file, line, index) => {
  expect(nearestPage(pages, { file, line })).toBe(index)
})

test('a place without a line is where the file begins', () => {
  expect(nearestPage(pages, { file: '01.md' })).toBe(1)
})
