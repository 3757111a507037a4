import { expect, test } from 'vitest'
import { sampleOf } from '../../scripts/preflight/sampled-pages.ts'

const pages = (count: number) => Array.from({ length: count }, (_, index) => 2 * index)

test('all of a few pages; of many the first, the last and some between, each once', () => {
  expect(sampleOf([])).toEqual([])
  expect(sampleOf(pages(32))).toEqual(pages(32))
  for (const count of [33, 34, 500]) {
    const sample = sampleOf(pages(count))
    expect(new Set(sample).size).toBe(32)
    expect([sample[0], sample.at(-1)]).toEqual([0, 2 * count - 2])
  }
})

test('every font is on a page of the sample', () => {
  const numbers = [...Array(80).keys()]
  expect(sampleOf(numbers)).not.toContain(60)
  const fonts = numbers.map((index) => (index === 60 || index === 62 ? [4, 9] : [4]))
  const sample = sampleOf(numbers, fonts)
  expect([sample.length, sample.includes(60), sample.includes(62)]).toEqual([33, true, false])
})
