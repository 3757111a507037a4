import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import subsetFont from 'subset-font'
import { beforeAll, expect, test } from 'vitest'
import { points } from '../../../scripts/pdf/boxes.ts'
import { markPages } from '../../../scripts/pdf/marks/press-pages.ts'
import { drawMarks, panelCentres, surroundOf } from '../../../scripts/pdf/marks/printers-marks.ts'
import { PDFDocument, PDFName, PDFRawStream, StandardFonts } from '../../../scripts/pdf/pdf-lib.ts'

const FONT = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'
const LINES = ['书 · 第 1 页', '书 · 第 2 页']

let pressed: PDFDocument
let bytes: Uint8Array

beforeAll(async () => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const number of [1, 2]) {
    const page = pdf.addPage([points(148), points(210)])
    page.node.set(PDFName.of('TrimBox'), pdf.context.obj([0, 0, points(148), points(210)]))
    page.drawText(`Page ${number}`, { x: 80, y: 400, size: 16, font })
  }
  pdf.catalog.set(PDFName.of('StructTreeRoot'), pdf.context.register(pdf.context.obj({ Type: 'StructTreeRoot' })))
  const face = await subsetFont(await readFile(fileURLToPath(import.meta.resolve(FONT))), LINES.join(''), {
    targetFormat: 'truetype',
  })
  await markPages(pdf, { face: new Uint8Array(face), lines: LINES }, 3)
  bytes = await pdf.save()
  pressed = await PDFDocument.load(bytes, { updateMetadata: false })
})

test('boxes: bleed 3 mm around the trim size, paper 12 mm, to a hundredth of a millimetre', () => {
  const millimetres = (value: number) => Math.round((value / 72) * 2540) / 100
  for (const page of pressed.getPages()) {
    const boxes = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()]
    expect(boxes.map(({ x, y, width, height }) => [x, y, width, height].map(millimetres))).toEqual([
      [0, 0, 148, 210],
      [-3, -3, 154, 216],
      [-12, -12, 172, 234],
    ])
  }
})

test('the marks stay outside of the bleed', async () => {
  const form = pressed.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .find((object) => 'dict' in object && object.toString().includes('/Subtype /Form'))
  const operators = Buffer.from((form as unknown as { contents: Uint8Array }).contents).toString()
  const ends = [...operators.matchAll(/(-?[\d.]+) (-?[\d.]+) [ml]\b/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(ends.length).toBeGreaterThan(16)
  const bleed = points(3)
  for (const [x = 0, y = 0] of ends) {
    const inside = x > -bleed && x < points(148) + bleed && y > -bleed && y < points(210) + bleed
    expect([x, y, inside]).toEqual([x, y, false])
  }
})

test('marks and words are in every ink', () => {
  const objects = pressed.context.enumerateIndirectObjects().map(([, object]) => object)
  expect(objects.filter((object) => /\/Separation \/All \/DeviceCMYK/.test(object.toString()))).toHaveLength(1)
  const operators = objects.flatMap((object) =>
    object instanceof PDFRawStream ? [Buffer.from(object.contents).toString('latin1')] : [],
  )
  expect(operators.filter((text) => text.includes('/BanxinEveryInk CS 1 SCN'))).toHaveLength(1)
  expect(operators.filter((text) => text.includes('/BanxinEveryInk cs 1 scn'))).toHaveLength(2)
})

test('every page has its line of words below it, and its own text as it was', async () => {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  for (const number of [1, 2]) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() ? [[item.str, item.transform[5] > 0]] : []))
    expect(texts).toEqual([
      [`Page ${number}`, true],
      [LINES[number - 1], false],
    ])
  }
})

test('tags are left out: they are for readers', () => {
  expect(pressed.catalog.has(PDFName.of('StructTreeRoot'))).toBe(false)
})

test('a spine is marked at head and foot, outside of the bleed; the registration marks stand beside it', () => {
  const trim = { x: 0, y: 0, width: 310, height: 200 }
  const marks = drawMarks(trim, surroundOf(3), 1, [150, 160])
  const [, dashed = ''] = marks.split('[2 1.5] 0 d')
  expect(dashed.trim().split('\n')).toEqual([
    '150 -4 m 150 -9 l S',
    '150 204 m 150 209 l S',
    '160 -4 m 160 -9 l S',
    '160 204 m 160 209 l S',
  ])
  expect(panelCentres(trim, [150, 160])).toEqual([75, 235])
  expect(panelCentres(trim, [])).toEqual([155])
})

test.each([
  [0, 4, 12],
  [3, 4, 12],
  [5, 6, 14],
  [10, 11, 19],
])('%i mm of bleed: marks begin outside of it, and the paper has room for them', (bleed, gap, margin) => {
  expect(surroundOf(bleed)).toEqual({ bleed, gap, margin })
})
