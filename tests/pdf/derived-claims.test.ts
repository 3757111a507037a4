import { beforeAll, expect, test } from 'vitest'
import type { Book } from '../../scripts/config/book.ts'
import { stampEach } from '../../scripts/pdf/copies/each.ts'
import type { Stamp } from '../../scripts/pdf/copies/stamp.ts'
import { stampTogether } from '../../scripts/pdf/copies/together.ts'
import { imposePages } from '../../scripts/pdf/impose/impose.ts'
import { planNUp } from '../../scripts/pdf/impose/n-up.ts'
import { makePressFile } from '../../scripts/pdf/marks/press-file.ts'
import { setMetadata } from '../../scripts/pdf/metadata.ts'
import { setOutputIntent } from '../../scripts/pdf/output-intent.ts'
import { PDFDocument, PDFName, type PDFRawStream } from '../../scripts/pdf/pdf-lib.ts'
import { samplePaper } from './copies/paper.ts'

/** What is made from an archival file has been changed, and claims nothing. */
const book = {
  title: '书',
  creators: [],
  subjects: [],
  language: 'zh-Hans',
  epoch: 0,
  identifier: 'urn:x',
} as unknown as Book

const A4 = { width: 210, height: 297 }

let source: Uint8Array
let stamp: Stamp

beforeAll(async () => {
  const sample = await samplePaper(2)
  const pdf = await PDFDocument.load(sample.paper)
  for (const page of pdf.getPages()) page.setTrimBox(0, 0, 595, 842)
  setOutputIntent(pdf)
  setMetadata(pdf, book, true)
  source = await pdf.save()
  stamp = sample.stamp
})

test.each<[string, () => Promise<Uint8Array | undefined>]>([
  [
    'a numbered copy',
    async () => (await stampEach(source, { stamp, numbers: [1], name: 'x' }).next()).value?.data ?? undefined,
  ],
  ['copies in one file', () => stampTogether(source, { stamp, numbers: [1, 2], name: 'x' })],
  [
    'sheets',
    () => {
      const [page, sheet] = [A4, { width: A4.height, height: A4.width }]
      return imposePages(source, planNUp({ count: 2, page, sheet, up: 2, from: 'left' }), 'x')
    },
  ],
])('%s', async (_, make) => {
  const made = Buffer.from((await make()) ?? [])
  expect(Buffer.from(source).toString()).toContain('pdfaid:part')
  expect(made.length).toBeGreaterThan(1000)
  expect(made.toString()).not.toContain('pdfaid')
})

test('a press file: its numbers are inks, and no screen’s colours', async () => {
  const request = { book, colour: 'grey', bleed: 3, slug: { face: stamp.face, lines: ['1', '2'] }, name: 'x' } as const
  const { data } = await makePressFile(source, request)
  const { catalog } = await PDFDocument.load(data)
  expect(catalog.has(PDFName.of('OutputIntents'))).toBe(false)
  const xmp = catalog.lookup(PDFName.of('Metadata')) as PDFRawStream
  expect(Buffer.from(xmp.contents).toString()).not.toContain('pdfaid')
})
