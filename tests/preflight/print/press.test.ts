import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import { beforeAll, expect, test } from 'vitest'
import { recolour } from '../../../scripts/pdf/colour/recolour.ts'
import { markPages } from '../../../scripts/pdf/marks/press-pages.ts'
import { checkInks } from '../../../scripts/preflight/print/inks.ts'
import { checkPress } from '../../../scripts/preflight/print/press.ts'
import { samplePaper } from '../../pdf/copies/paper.ts'
import { pagesWith } from './sample.ts'

const TEXTS = ['one', 'two']
const LINES = ['12', '34']
const trim = { width: 148, height: 210 }
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

const rules = async (data: Uint8Array, texts = TEXTS) =>
  (await checkPress(data, { trim, bleed: 3, lines: LINES, texts })).map(({ rule }) => rule)

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
