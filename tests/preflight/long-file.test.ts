import { expect, test } from 'vitest'
import { type PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef } from '../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../scripts/pdf/write.ts'
import type { ExpectedPage } from '../../scripts/preflight/pdf-facts.ts'
import { startPdfReader } from '../../scripts/preflight/pdf-reader.ts'
import { sampleOf } from '../../scripts/preflight/sampled-pages.ts'
import { pagesWith } from './print/sample.ts'

const WORDS: readonly string[] = Array.from({ length: 70 }, (_, index) => (index % 2 ? '人民' : '民生'))
const expected = WORDS.map((word): ExpectedPage => ({ order: { margins: '', runs: [word] } }))

/** Seventy pages; one of them has a font of its own, of whose program all is lost but the beginning. */
async function withDamage(page: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await pagesWith(WORDS), { updateMetadata: false })
  const { context } = pdf
  const resources = pdf.getPages()[page]?.node.Resources()
  if (!resources) throw new Error('no page')
  const font = context.lookup((resources.lookup(FONT) as PDFDict).get(PDFName.of('F1')) as PDFRef) as PDFDict
  const below = copyOf(font.lookup(PDFName.of('DescendantFonts')), pdf)
  const descriptor = below.lookup(PDFName.of('FontDescriptor')) as PDFDict
  const program = descriptor.lookup(PDFName.of('FontFile2')) as PDFRawStream
  const start = context.flateStream(Buffer.from([0, 1, 0, 0, 0, 12, ...Array<number>(200).fill(0x5a)]))
  expect(program).toBeInstanceOf(PDFRawStream)
  const damaged = descriptor.clone(context)
  damaged.set(PDFName.of('FontFile2'), context.register(start))
  below.set(PDFName.of('FontDescriptor'), context.register(damaged))
  const own = font.clone(context)
  own.set(PDFName.of('DescendantFonts'), context.obj([context.register(below)]))
  resources.set(FONT, context.obj({ F1: context.register(own) }))
  return writePdf(context, 'sample')
}

const FONT = PDFName.of('Font')

function copyOf(fonts: unknown, { context }: PDFDocument): PDFDict {
  return (fonts as { lookup(index: number): PDFDict }).lookup(0).clone(context)
}

async function read(pdf: Uint8Array) {
  const reader = startPdfReader(WORDS.length)
  try {
    return await reader.read(pdf, expected)
  } finally {
    reader.close()
  }
}

test('every page of a long file is read, one that says something else by PDF.js', async () => {
  const pdf = await PDFDocument.load(await pagesWith(WORDS.with(40, '生民')), { updateMetadata: false })
  const { pages, byOperators } = await read(writePdf(pdf.context, 'sample'))
  expect(pages.map(({ text }) => text)).toEqual(WORDS.with(40, '生民'))
  expect(byOperators).toBe(WORDS.length - 1)
})

test('a font that is damaged is told, on whichever page it is', async () => {
  // One that would not be in the sample otherwise.
  expect(sampleOf([...WORDS.keys()])).not.toContain(39)
  const { pages } = await read(await withDamage(39))
  expect(pages[39]?.fonts).toMatchObject([{ embedded: false }])
  expect(pages[38]?.fonts).toMatchObject([{ embedded: true }])
})
