import { expect, test } from 'vitest'
import type { Book } from '../../scripts/config/book.ts'
import { setMetadata, withdrawArchival } from '../../scripts/pdf/metadata.ts'
import { PDFDocument, PDFName, type PDFRawStream } from '../../scripts/pdf/pdf-lib.ts'

const book = {
  title: '书 < & >',
  creators: [{ name: '张三', role: 'aut' }],
  subjects: ['甲', '乙'],
  language: 'zh-Hans',
  identifier: 'urn:uuid:6f1b0f52-3c8e-4d7a-9b46-2e5d8a71c904',
  epoch: 0,
} as unknown as Book

async function described(archival?: boolean) {
  const pdf = await PDFDocument.create()
  setMetadata(pdf, book, archival)
  return pdf
}

function xmpOf({ catalog }: PDFDocument): string {
  return Buffer.from((catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).contents).toString()
}

test('a file claims no level of PDF/A unless it is asked to', async () => {
  expect(xmpOf(await described())).not.toContain('pdfa')
  expect(xmpOf(await described(true))).toContain('<pdfaid:part>2</pdfaid:part>')
})

test('what is made from a file that claims one claims none', async () => {
  const pdf = await described(true)
  withdrawArchival(pdf)
  expect(xmpOf(pdf)).toBe(xmpOf(await described()))
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object.toString())
  expect(objects.join()).not.toContain('pdfaid')
})

test('what is made from a file of ours names its producers once', async () => {
  const pdf = await PDFDocument.create()
  pdf.setProducer('Skia/PDF m153')
  setMetadata(pdf, book)
  const once = pdf.getProducer()
  expect(once).toMatch(/^Banxin [\d.]+ \(Skia\/PDF m153\)$/)
  setMetadata(pdf, book)
  expect(pdf.getProducer()).toBe(once)
})

test('withdrawing what was never claimed changes nothing', async () => {
  const pdf = await described()
  const before = xmpOf(pdf)
  withdrawArchival(pdf)
  expect(xmpOf(pdf)).toBe(before)
  withdrawArchival(await PDFDocument.create())
})
