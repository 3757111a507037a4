import { describe, expect, test } from 'vitest'
import { PDFDocument, PDFName } from '../../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../../scripts/pdf/write.ts'
import { openContentPages } from '../../../scripts/preflight/content/pages.ts'
import { readersDifferIn } from '../../support/two-readers.ts'
import { PICTURE, pagesWith } from '../print/sample.ts'
import { written } from './written.ts'

const glyphs = (pdf: Uint8Array) =>
  openContentPages(pdf)
    .read(0)
    .drawn.glyphs.map(({ text, x, y, size }) =>
      [text, x, y, size].map((one) => (typeof one === 'number' ? Math.round(one) : one)),
    )

test('texts and places, by their operators and by PDF.js', async () => {
  const pdf = await written(
    '人民',
    () => 'BT /F1 16 Tf 1 0 0 1 80 400 Tm WORDS Tj 0 -20 Td 200 Tz [WORDS 500 WORDS] TJ ET',
  )
  const height = (210 / 25.4) * 72
  const line = (y: number, ...xs: number[]) => xs.map((x, index) => ['人民'[index % 2], x, Math.round(height - y)])
  expect(glyphs(pdf).map((one) => one.slice(0, 3))).toEqual([...line(400, 80, 96), ...line(380, 80, 112, 128, 160)])
  expect(await readersDifferIn(pdf)).toEqual([])
})

test('a picture in a form, at the size at which it is drawn', async () => {
  const pdf = await written('人', (resource, { context }) => {
    const picture = context.register(context.stream(new Uint8Array(300 * 150), PICTURE))
    const form = {
      Subtype: 'Form',
      BBox: [0, 0, 1, 1],
      Matrix: [0.5, 0, 0, 0.5, 0, 0],
      Resources: { XObject: { P: picture } },
    }
    resource('XObject', 'F', context.stream('q 0 72 -36 0 36 0 cm /P Do Q', form))
    return 'q 2 0 0 2 20 20 cm /F Do Q 0 0 0 rg 10 10 m 20 10 30 50 40 10 c h f'
  })
  const { pictures, drawn } = openContentPages(pdf).read(0)
  expect(pictures).toEqual([{ width: 300, height: 150, ppi: 300 }])
  const [box] = drawn.pictures
  expect([box?.left, box?.right]).toEqual([20, 56])
  expect(drawn.shapes).toHaveLength(1)
  expect(await readersDifferIn(pdf)).toEqual([])
})

test('links by the names of their destinations; the box of a page above it in the tree', async () => {
  const pdf = await PDFDocument.load(await pagesWith(['人']), { updateMetadata: false })
  const [page] = pdf.getPages()
  const box = page?.node.get(PDFName.of('MediaBox'))
  const link = (more: Record<string, unknown>) =>
    pdf.context.register(
      pdf.context.obj({ Type: 'Annot', Subtype: 'Link', F: 4, Rect: [0, 0, 9, 9], ...more } as never),
    )
  page?.node.set(
    PDFName.of('Annots'),
    pdf.context.obj([link({ Dest: PDFName.of('heading-1') }), link({ A: { S: 'URI', URI: 'https://example.org/' } })]),
  )
  page?.node.delete(PDFName.of('MediaBox'))
  if (box) page?.node.Parent()?.set(PDFName.of('MediaBox'), box)
  const file = writePdf(pdf.context, 'sample')
  const read = openContentPages(file).read(0)
  expect([...read.links]).toEqual(['heading-1'])
  expect(Math.round(read.width)).toBe(420)
  expect(await readersDifferIn(file)).toEqual([])
})

describe('nothing is taken for read of', () => {
  const refused = async (operators: string, words = '人') => {
    const pages = openContentPages(await written(words, () => operators))
    expect(() => pages.read(0)).toThrow()
  }
  test('an operator that is not known', () => refused("BT /F1 9 Tf WORDS ' ET"))
  test('a picture among the operators', () => refused('BI /W 1 /H 1 /BPC 8 /CS /G ID x EI'))
  test('text without a font', () => refused('BT WORDS Tj ET'))
  test('a code that the font does not explain', () => refused('BT /F1 9 Tf <FFF0> Tj ET'))
  test('a resource that is not there', () => refused('/X gs'))
  test('numbers that are none, too few of them, or too many', async () => {
    for (const operators of [
      '9 9 (a) 9 re f',
      '1 0 0 1 9 cm',
      '9 9 9 m',
      'BT /F1 (9) Tf WORDS Tj ET',
      'BT /F1 9 Tf 9 TJ ET',
    ])
      await refused(operators)
  })
  test('more restored than saved', () => refused('q Q Q'))
  test('what is saved and not restored, or opened and not closed', async () => {
    await refused('q 0 0 9 9 re f')
    await refused('0 0 9 9 re f [ 0 0 9 9 re f')
  })
  test('a form that draws itself', async () => {
    const pdf = await written('人', (resource, { context }) => {
      resource('XObject', 'F', context.stream('/F Do', { Subtype: 'Form', BBox: [0, 0, 1, 1] }))
      return '/F Do'
    })
    expect(() => openContentPages(pdf).read(0)).toThrow('without end')
  })
  test('a mask, which draws by itself', async () => {
    const pdf = await written('人', (resource, { context }) => {
      resource('ExtGState', 'G', context.obj({ SMask: { S: 'Alpha' } } as never))
      return '/G gs'
    })
    expect(() => openContentPages(pdf).read(0)).toThrow('mask')
  })
  test.each([
    ['a link that leads elsewhere than it says', { Dest: PDFName.of('a'), A: { S: 'GoTo', D: PDFName.of('b') } }],
    ['a link to nowhere', { Dest: null }],
    ['an annotation that is not printed', { Dest: PDFName.of('a'), F: 0 }],
  ])('%s', async (_, more) => {
    const pdf = await PDFDocument.load(await pagesWith(['人']), { updateMetadata: false })
    const link = pdf.context.obj({ Subtype: 'Link', F: 4, ...more } as never)
    pdf.getPages()[0]?.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(link)]))
    expect(() => openContentPages(writePdf(pdf.context, 'sample')).read(0)).toThrow('link')
  })
  test('a page of which nothing is seen, or whose box is no box', async () => {
    for (const box of [
      [0, 0, 0, 0],
      [0, 0, 'x', 9],
    ]) {
      const pdf = await PDFDocument.load(await pagesWith(['人']), { updateMetadata: false })
      pdf.getPages()[0]?.node.set(PDFName.of('MediaBox'), pdf.context.obj(box as never))
      expect(() => openContentPages(writePdf(pdf.context, 'sample')).read(0)).toThrow()
    }
  })
  test('a file that another program has written', async () => {
    const pdf = await pagesWith(['人'])
    expect(() => openContentPages(pdf)).toThrow()
    expect(() => openContentPages(pdf.subarray(0, 200))).toThrow()
  })
})
