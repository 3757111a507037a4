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
