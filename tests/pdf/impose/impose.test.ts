import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test } from 'vitest'
import { points } from '../../../scripts/pdf/boxes.ts'
import { imposePages } from '../../../scripts/pdf/impose/impose.ts'
import { planNUp } from '../../../scripts/pdf/impose/n-up.ts'
import { planSaddle } from '../../../scripts/pdf/impose/saddle.ts'
import { PDFDocument, PDFName, StandardFonts } from '../../../scripts/pdf/pdf-lib.ts'

const PAGE = { width: 148, height: 210 }
const SHEET = { width: 297, height: 210 }
const SADDLE = { page: PAGE, sheet: SHEET, binding: 'left', caliper: 0.2, foldMarks: true } as const

let source: Uint8Array

/** Pages whose trim size does not begin at the corner of the paper; each has its number 20 mm from its own corner. */
beforeAll(async () => {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= 6; number++) {
    const page = pdf.addPage([points(PAGE.width) + 20, points(PAGE.height) + 20])
    page.node.set(PDFName.of('TrimBox'), pdf.context.obj([10, 10, 10 + points(PAGE.width), 10 + points(PAGE.height)]))
    page.drawText(`No. ${number}`, { x: 10 + points(20), y: 10 + points(20), size: 12, font })
  }
  pdf.catalog.set(PDFName.of('StructTreeRoot'), pdf.context.register(pdf.context.obj({ Type: 'StructTreeRoot' })))
  source = await pdf.save()
})

/** What is printed on each side: text and place in mm. */
async function read(pdf: Uint8Array) {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const sides: [text: string, x: number, y: number][][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const mm = (value: number) => Math.round((value / 72) * 254) / 10
    sides.push(
      items.flatMap((item) =>
        'str' in item && item.str ? [[item.str, mm(item.transform[4]), mm(item.transform[5])]] : [],
      ),
    )
  }
  const labels = await document.getPageLabels()
  return { sides, labels }
}

test('every page is on its half of its side, moved in by the paper around it', async () => {
  const { sides, labels } = await read(await imposePages(source, planSaddle({ ...SADDLE, count: 6 }), 'x'))
  expect(sides).toEqual([
    [['No. 1', 168.5, 20]],
    [['No. 2', 20.5, 20]],
    [
      ['No. 6', 20.7, 20],
      ['No. 3', 168.3, 20],
    ],
    [
      ['No. 4', 20.7, 20],
      ['No. 5', 168.3, 20],
    ],
  ])
  expect(labels).toEqual(['1 正', '1 反', '2 正', '2 反'])
})

test('the blank back has what is given for it, and its half of the sheet', async () => {
  const page = await PDFDocument.create()
  page.addPage([points(PAGE.width), points(PAGE.height)]).drawText('ground', { x: points(20), y: points(20) })
  const first = page.getPages()[0]
  first?.setTrimBox(0, 0, points(PAGE.width), points(PAGE.height))
  const plan = planSaddle({ ...SADDLE, count: 6, lastPage: 'blank' })
  const { sides } = await read(await imposePages(source, plan, 'x', { back: await page.save() }))
  expect(sides[0]).toEqual([
    ['ground', 20.5, 20],
    ['No. 1', 168.5, 20],
  ])
  expect(sides.flat().filter(([text]) => text === 'ground')).toHaveLength(1)
})

test('a Japanese book names the sides in Japanese', async () => {
  const plan = planSaddle({ ...SADDLE, count: 4 })
  const { labels } = await read(await imposePages(source, plan, 'x', { before: source, language: 'ja' }))
  expect(labels).toEqual(['説明 表', '説明 裏', '1 表', '1 裏'])
})

test('two up, made smaller', async () => {
  const plan = planNUp({ count: 6, page: PAGE, sheet: { width: 210, height: 148 }, up: 2, from: 'right' })
  const { sides } = await read(await imposePages(source, plan, 'x'))
  expect(sides[0]?.[0]?.[1]).toBeGreaterThan(105)
  expect(sides[0]?.[0]?.[2]).toBeCloseTo(20 * (148 / 210), 1)
})

test('sheets have the size of the paper, and fonts are there once; nothing is left of the pages’ tags', async () => {
  const imposed = await imposePages(source, planSaddle({ ...SADDLE, count: 6 }), 'x')
  const pdf = await PDFDocument.load(imposed, { updateMetadata: false })
  expect(pdf.getPages().map((page) => page.getSize())).toEqual(
    Array.from({ length: 4 }, () => ({ width: points(297), height: points(210) })),
  )
  const dictionaries = pdf.context.enumerateIndirectObjects().map(([, object]) => object.toString())
  expect(dictionaries.filter((text) => text.includes('/Type /Font'))).toHaveLength(1)
  expect(dictionaries.join()).not.toContain('StructTreeRoot')
  expect(pdf.catalog.get(PDFName.of('ViewerPreferences'))?.toString()).toContain('/Duplex /DuplexFlipShortEdge')
})

test('the same bytes each time', async () => {
  const plan = planSaddle({ ...SADDLE, count: 6 })
  expect(Buffer.compare(await imposePages(source, plan, 'x'), await imposePages(source, plan, 'x'))).toBe(0)
})
