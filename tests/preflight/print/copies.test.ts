import { beforeAll, expect, test } from 'vitest'
import { stampEach } from '../../../scripts/pdf/copies/each.ts'
import type { Stamp } from '../../../scripts/pdf/copies/stamp.ts'
import { stampTogether } from '../../../scripts/pdf/copies/together.ts'
import { PDFDocument } from '../../../scripts/pdf/pdf-lib.ts'
import { checkCopies } from '../../../scripts/preflight/print/copies.ts'
import { samplePaper } from '../../pdf/copies/paper.ts'

const numbers = [7, 8, 9]
const texts = ['Page1', 'Page2', 'Page3']
let paper: Uint8Array
let stamp: Stamp

beforeAll(async () => {
  const sample = await samplePaper(3)
  paper = sample.paper
  stamp = sample.stamp
})

const rules = async (data: Parameters<typeof checkCopies>[0], other: Partial<Stamp> = {}, expected = texts) => {
  const { number: place, watermark } = { ...stamp, ...other }
  const found = await checkCopies(data, { numbers, watermark, place, texts: expected })
  return [...new Set(found.map(({ rule }) => rule))]
}

test('copies in one file, and as files', async () => {
  expect(await rules(await stampTogether(paper, { stamp, numbers, name: 'x' }))).toEqual([])
  const files: Uint8Array[] = []
  for await (const { data } of stampEach(paper, { stamp, numbers: [7, 9], name: 'x' })) files.push(data)
  expect(await rules(files)).toEqual([])
})

test('a number that is printed over the text, or elsewhere than it should be', async () => {
  // The text of the sample stands 80 pt from the left, its base line 442 pt from the top.
  const over = { ...stamp, number: { x: 30, y: 156, size: 16 } }
  const data = await stampTogether(paper, { stamp: over, numbers, name: 'x' })
  expect(await rules(data, over)).toEqual(['preflight/copy-number-over'])
  expect(await rules(data)).toEqual(['preflight/copy-number-place'])
})

test('a copy too few, a page with other words, no watermark', async () => {
  const few = await stampTogether(paper, { stamp, numbers: [7, 8], name: 'x' })
  expect(await rules(few)).toEqual(['preflight/copy-count'])
  const good = await stampTogether(paper, { stamp, numbers, name: 'x' })
  expect(await rules(good, {}, ['Page1', 'Page3', 'Page3'])).toContain('preflight/derived-text')
  expect(
    await rules(await stampTogether(paper, { stamp: { ...stamp, watermark: undefined }, numbers, name: 'x' })),
  ).toContain('preflight/derived-text')
  expect((await PDFDocument.load(good)).getPageCount()).toBe(12)
})
