import { expect, test } from 'vitest'
import { stampTogether } from '../../../scripts/pdf/copies/together.ts'
import { PDFDocument } from '../../../scripts/pdf/pdf-lib.ts'
import { readPages, samplePaper } from './paper.ts'

async function together(pages: number, numbers: number[]) {
  const { paper, stamp } = await samplePaper(pages)
  return stampTogether(paper, { stamp, numbers, name: 'x' })
}

test('copies follow each other, each with its number', async () => {
  const { pages, labels, outline } = await readPages(await together(2, [8, 9]))
  expect(pages.map(({ text }) => text.join(' '))).toEqual([
    '内部资料 000008 Page 1 000008',
    '内部资料 000008 Page 2',
    '内部资料 000009 Page 1 000009',
    '内部资料 000009 Page 2',
  ])
  expect(labels).toEqual(['000008-1', '000008-2', '000009-1', '000009-2'])
  expect(outline.map(({ title }) => title)).toEqual(['000008', '000009'])
})

test('a copy of an odd number of pages ends with a blank one', async () => {
  const { pages } = await readPages(await together(3, [1, 2]))
  expect(pages.map(({ text }) => text.length === 0)).toEqual([false, false, false, true, false, false, false, true])
})

test('pages and fonts are there once, however many copies', async () => {
  const [few, many] = [
    await together(2, [1, 2]),
    await together(
      2,
      Array.from({ length: 100 }, (_, n) => n + 1),
    ),
  ]
  const fonts = async (data: Uint8Array) =>
    (await PDFDocument.load(data)).context
      .enumerateIndirectObjects()
      .filter(([, o]) => o.toString().includes('/FontFile2'))
  expect((await fonts(many)).length).toBe((await fonts(few)).length)
  expect(many.length - few.length).toBeLessThan(98 * 2000)
})

test('the same bytes each time', async () => {
  expect(Buffer.compare(await together(3, [1, 2]), await together(3, [1, 2]))).toBe(0)
})
