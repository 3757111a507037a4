import { expect, test } from 'vitest'
import { placeOf } from '../../scripts/diagnostics/place.ts'

test.each([
  ['01.md:12:3', { file: '01.md', line: 12, column: 3 }],
  ['第一章:上.md:1:1', { file: '第一章:上.md', line: 1, column: 1 }],
  ['', undefined],
  [undefined, undefined],
  ['01.md:12', { file: '01.md', line: 12 }],
  ['book.yaml', { file: 'book.yaml' }],
])('%s', (source, place) => {
  expect(placeOf(source)).toEqual(place)
})
