import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { PDFDocument, PDFName } from '../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../scripts/pdf/write.ts'
import type { ExpectedPage, PdfFacts, PdfPage } from '../../scripts/preflight/pdf-facts.ts'
import { openReadings } from '../../scripts/preflight/read-before.ts'

let cache: string
beforeEach(async () => {
  cache = await mkdtemp(path.join(os.tmpdir(), 'readings-'))
  onTestFinished(() => rm(cache, { recursive: true }))
})

const pdfOf = async (...contents: string[]) => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (const content of contents) {
    pdf.addPage().node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(content)))
  }
  return writePdf(pdf.context, 'sample')
}
const expected = (...texts: string[]): ExpectedPage[] => texts.map((text) => ({ order: { margins: '', runs: [text] } }))
const page = (text: string, more: Partial<PdfPage> = {}): PdfPage => {
  return { width: 1, height: 1, text, sizes: new Set([10.5]), links: new Set(['#a']), fonts: [], pictures: [], ...more }
}
const facts = (...pages: PdfPage[]) => ({ pages }) as PdfFacts

/** What a build after that of keep() need not read. */
async function recalled(pdf: Uint8Array, wanted: readonly ExpectedPage[]) {
  return openReadings(cache, 'book/a').recall(pdf, wanted)
}

async function keep(...pages: PdfPage[]) {
  const readings = openReadings(cache, 'book/a')
  const [first = '', second = ''] = ['甲', '乙']
  expect((await readings.recall(await pdfOf(first, second), expected(first, second))).size).toBe(0)
  await readings.keep(facts(...pages))
}

test('what was read of a page is known until the page changes', async () => {
  await keep(page('甲'), page('乙'))
  expect(await recalled(await pdfOf('甲', '乙'), expected('甲', '乙'))).toEqual(
    new Map([
      [0, page('甲')],
      [1, page('乙')],
    ]),
  )
  expect(await recalled(await pdfOf('甲', '丙'), expected('甲', '乙'))).toEqual(new Map([[0, page('甲')]]))
  expect(await recalled(await pdfOf('零', '甲', '乙'), expected('零', '甲', '乙'))).toEqual(
    new Map([
      [1, page('甲')],
      [2, page('乙')],
    ]),
  )
})

test('a page of which something else is expected is read anew', async () => {
  await keep(page('甲'), page('乙'))
  expect([...(await recalled(await pdfOf('甲', '乙'), expected('丁', '乙'))).keys()]).toEqual([1])
})

test('another edition knows nothing of it', async () => {
  await keep(page('甲'), page('乙'))
  expect((await openReadings(cache, 'book/b').recall(await pdfOf('甲', '乙'), expected('甲', '乙'))).size).toBe(0)
})

test('a page that was read by its tags is read every time: the tags may have changed', async () => {
  await keep(page('甲', { tagged: '甲' }), page('乙', { unordered: true }))
  expect((await recalled(await pdfOf('甲', '乙'), expected('甲', '乙'))).size).toBe(0)
})

test('a file that was cut off is read whole, and so is everything when the cache is damaged', async () => {
  await keep(page('甲'), page('乙'))
  const pdf = await pdfOf('甲', '乙')
  expect((await recalled(pdf.subarray(0, 200), expected('甲', '乙'))).size).toBe(0)
  const [name = ''] = await readdir(path.join(cache, 'readings'))
  await writeFile(path.join(cache, 'readings', name), 'nothing')
  expect((await recalled(pdf, expected('甲', '乙'))).size).toBe(0)
})
