import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Book } from '../../../scripts/config/book.ts'
import { findGhostscript } from '../../../scripts/pdf/colour/ghostscript.ts'
import { makePressFile } from '../../../scripts/pdf/marks/press-file.ts'
import { PDFDocument, PDFName, rgb } from '../../../scripts/pdf/pdf-lib.ts'
import { checkInks } from '../../../scripts/preflight/print/inks.ts'
import { checkPress } from '../../../scripts/preflight/print/press.ts'
import { pagesWith } from '../../preflight/print/sample.ts'
import { samplePaper } from '../copies/paper.ts'

const ghostscript = await findGhostscript()
const TEXTS = ['black', 'red']
const lines = ['12', '34']
const book = {
  title: '书',
  creators: [],
  subjects: [],
  language: 'zh-Hans',
  epoch: 0,
  identifier: 'urn:x',
} as unknown as Book

const size = { width: 148, height: 210 }
const geometry = { trim: size, area: size }
const pages = ['v', 'vi'].map((label) => ({ label, source: '' }))
const expected = {
  geometry,
  bleed: 3,
  pages,
  lines,
  texts: TEXTS,
  labels: ['v', 'vi'],
  outline: [],
  placed: [],
  limit: 300,
}

let source: Uint8Array
let face: Uint8Array

beforeAll(async () => {
  face = (await samplePaper(1)).stamp.face
  const pdf = await PDFDocument.load(await pagesWith(TEXTS))
  pdf.getPage(1).drawSquare({ x: 9, y: 9, size: 200, color: rgb(1, 0, 0) })
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: [0, { S: 'r', St: 5 }] }))
  source = await pdf.save()
})

const make = (colour: 'grey' | 'black' | 'cmyk') =>
  makePressFile(source, { book, colour, bleed: 3, slug: { face, lines }, ghostscript, name: 'x' })

test.each(['grey', 'black'] as const)('%s: no colour is left, and every page is as it was', async (colour) => {
  const { data, left } = await make(colour)
  expect(left).toEqual([])
  expect(await checkPress(data, { ...expected, colour })).toEqual([])
})

describe.skipIf(!ghostscript)('four colours (needs Ghostscript)', () => {
  test('black stays black alone; labels stay; text, boxes and marks are those of any press file', async () => {
    const file = await make('cmyk')
    const { inks = [], data } = file
    expect(inks.map(({ coloured }) => coloured)).toEqual([false, true])
    expect(inks[0]?.coverage).toMatchObject({ cyan: 0, magenta: 0, yellow: 0 })
    expect(inks[0]?.coverage.black).toBeGreaterThan(0)
    expect(inks[1]?.coverage.magenta).toBeGreaterThan(0.01)
    expect(checkInks('x', file).map(({ severity }) => severity)).toEqual(['info'])
    expect(await checkPress(data, { ...expected, colour: 'cmyk' })).toEqual([])
    const pdf = await PDFDocument.load(data, { updateMetadata: false })
    expect(pdf.catalog.lookup(PDFName.of('PageLabels'))?.toString()).toContain('/S /r')
  })

  test('every page stays where it was, whatever the corner of its paper', async () => {
    const from = await PDFDocument.load(source)
    for (const page of from.getPages()) {
      const { x, y, width, height } = page.getTrimBox()
      page.translateContent(20, 30)
      page.node.set(PDFName.of('TrimBox'), from.context.obj([x + 20, y + 30, x + 20 + width, y + 30 + height]))
      page.setMediaBox(x + 20, y + 30, width, height)
    }
    const request = { book, colour: 'cmyk', bleed: 3, slug: { face, lines }, ghostscript, name: 'x' } as const
    const { data } = await makePressFile(await from.save(), request)
    const file = await getDocument({ data: data.slice(), verbosity: 0 }).promise
    const { items } = await (await file.getPage(1)).getTextContent()
    const word = items.find((item) => 'str' in item && item.str === 'black')
    const trim = (await PDFDocument.load(data)).getPage(0).getTrimBox()
    const at = word && 'transform' in word ? [word.transform[4] - trim.x, word.transform[5] - trim.y] : []
    expect(at.map((pt) => Math.round(pt * 20) / 20)).toEqual([80, 400])
  })

  test('the same bytes each time', async () => {
    const [one, two] = [await make('cmyk'), await make('cmyk')]
    expect(Buffer.compare(one.data, two.data)).toBe(0)
  })
})
