import { beforeAll, expect, test } from 'vitest'
import { recolour } from '../../../scripts/pdf/colour/recolour.ts'
import { markPages } from '../../../scripts/pdf/marks/press-pages.ts'
import { cmyk, degrees, PDFDict, PDFDocument, PDFName, rgb } from '../../../scripts/pdf/pdf-lib.ts'
import { checkInks } from '../../../scripts/preflight/print/inks.ts'
import { checkPress } from '../../../scripts/preflight/print/press.ts'
import { samplePaper } from '../../pdf/copies/paper.ts'
import { pagesWith } from './sample.ts'

const TEXTS = ['one', 'two']
const LINES = ['12', '34']
const trim = { width: 148, height: 210 }
const PAGES = ['i', 'ii'].map((label) => ({ label, source: '' }))
const NO_MORE = { bleed: 3, pages: PAGES, labels: [], outline: [], placed: [], colour: 'grey', limit: 300 } as const
let face: Uint8Array

beforeAll(async () => {
  face = (await samplePaper(1)).stamp.face
})

async function pressed(change: (pdf: PDFDocument) => unknown = () => {}) {
  const pdf = await PDFDocument.load(await pagesWith(TEXTS))
  await recolour(pdf.context, 'grey')
  await markPages(pdf, { face, lines: LINES }, 3)
  await change(pdf)
  return pdf.save()
}

const rules = async (data: Uint8Array, texts = TEXTS, more: Partial<Parameters<typeof checkPress>[1]> = {}) =>
  (await checkPress(data, { ...NO_MORE, ...more, geometry: { trim, area: trim }, lines: LINES, texts })).map(
    ({ rule }) => rule,
  )

test('a press file that is as it should be', async () => {
  expect(await rules(await pressed())).toEqual([])
})

test('boxes that are out by a fiftieth of a millimetre, colour, a lost word', async () => {
  const off = 0.02 * (72 / 25.4)
  expect(await rules(await pressed((pdf) => pdf.getPage(1).setTrimBox(0, 0, 419.5276 + off, 595.2756)))).toEqual([
    'preflight/page-box',
  ])
  const red = await pressed((pdf) => pdf.getPage(0).drawSquare({ x: 9, y: 9, size: 9, color: rgb(1, 0, 0) }))
  expect(await rules(red)).toEqual(['preflight/press-rgb'])
  expect(await rules(await pressed(), ['one', 'tow'])).toEqual(['preflight/derived-text'])
})

test('a trim size that has slipped on its paper, a page that is turned', async () => {
  const slipped = await pressed((pdf) => pdf.getPage(1).setTrimBox(2, 0, 419.5276, 595.2756))
  expect(await rules(slipped)).toEqual(['preflight/page-box'])
  expect(await rules(await pressed((pdf) => pdf.getPage(0).setRotation(degrees(90))))).toEqual([
    'preflight/page-turned',
  ])
})

test('a font that is not in the file, another colour than black, a label of another page', async () => {
  const without = await pressed((pdf) => {
    for (const [, object] of pdf.context.enumerateIndirectObjects())
      if (object instanceof PDFDict) object.delete(PDFName.of('FontFile2'))
  })
  expect(await rules(without)).toContain('preflight/derived-font')
  const cyan = await pressed((pdf) => pdf.getPage(0).drawSquare({ x: 9, y: 9, size: 9, color: cmyk(1, 0, 0, 0) }))
  expect(await rules(cyan)).toEqual(['preflight/press-black-only'])
  expect(await rules(await pressed(), TEXTS, { labels: ['1', '2'] })).toEqual(['preflight/derived-labels'])
  const outline = [{ title: '题', depth: 0, page: 0 }]
  expect(await rules(await pressed(), TEXTS, { outline })).toEqual(['preflight/derived-outline'])
})

test('inks: black that went into four colours is an error on a page without colour alone', () => {
  const black = { cyan: 0, magenta: 0, yellow: 0, black: 0.1 }
  const mixed = { ...black, cyan: 0.1 }
  const severities = (inks: Parameters<typeof checkInks>[1]['inks']) =>
    checkInks('p', { left: [], inks }).map(({ severity }) => severity)
  expect(
    severities([
      { coverage: black, coloured: false },
      { coverage: mixed, coloured: true },
    ]),
  ).toEqual(['info'])
  expect(severities([{ coverage: mixed, coloured: false }])).toEqual(['error'])
  expect(checkInks('p', { left: ['picture 3 0 R'] }).map(({ rule }) => rule)).toEqual(['preflight/press-colour'])
})
