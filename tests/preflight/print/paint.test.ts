import { expect, test } from 'vitest'
import { type PDFDict, PDFDocument, PDFName, PDFRawStream } from '../../../scripts/pdf/pdf-lib.ts'
import { openPainter } from '../../../scripts/preflight/print/paint.ts'
import { PICTURE, pagesWith } from './sample.ts'

/** What a page with these operators paints; `P` is a picture, `F` a form that draws the picture at half the size. */
async function painted(operators: string) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const stream = (dict: Record<string, unknown>, contents: string) =>
    context.register(
      PDFRawStream.of(
        context.obj({ ...dict, Length: contents.length } as never) as unknown as PDFDict,
        Buffer.from(contents),
      ),
    )
  const picture = stream(PICTURE, '')
  const resources = { XObject: { P: picture } }
  const form = {
    Subtype: 'Form',
    BBox: [0, 0, 1, 1],
    Matrix: [0.5, 0, 0, 0.5, 0, 0],
    Resources: context.obj(resources),
  }
  const all = {
    XObject: { P: picture, F: stream(form, '1 0 0 rg 0 0 1 1 re f /P Do') },
    ColorSpace: { All: ['Separation', 'All', 'DeviceCMYK', null], Ink: 'DeviceCMYK' },
  }
  const page = pdf.addPage([100, 100])
  page.node.set(PDFName.of('Resources'), context.obj(all as never))
  page.node.set(
    PDFName.of('Contents'),
    context.obj([stream({}, operators.slice(0, 9)), stream({}, operators.slice(9))]),
  )
  return openPainter()(page.node)
}

const sizes = ({ pictures }: Awaited<ReturnType<typeof painted>>) =>
  pictures.map(({ width, height, across, down }) => [width, height, across, down])

test('pictures have the size at which they are placed, turned or in a form', async () => {
  expect(sizes(await painted('q 72 0 0 36 9 9 cm /P Do Q q 0 72 -36 0 0 0 cm /P Do Q'))).toEqual([
    [300, 150, 72, 36],
    [300, 150, 72, 36],
  ])
  expect(sizes(await painted('q    2 0 0 2 0 0 cm 72 0 0 36 0 0 cm /F Do Q'))).toEqual([[300, 150, 72, 36]])
})

test('colours are those that something has been painted with', async () => {
  const keys = async (operators: string) => [...(await painted(operators)).colours.keys()]
  expect(await keys('1 0 0 rg  q .5 g 0 0 9 9 re f Q 0 0 9 9 re n')).toEqual(['grey 0.5'])
  expect(await keys('/Ink cs 0 .2 0 1 scn /Ink CS 0 0 0 .5 SCN 0 0 9 9 re B')).toEqual([
    'cmyk 0 0.2 0 1',
    'cmyk 0 0 0 0.5',
  ])
  expect(await keys('/All cs 1 scn 0 0 9 9 re f')).toEqual(['every-ink 1'])
  expect(await keys('q 1 0 0 1 0 0 cm /F Do Q')).toEqual(['rgb 1 0 0'])
})

test('text by what the codes of its font mean', async () => {
  const pdf = await PDFDocument.load(await pagesWith(['一页', '二页']))
  const paint = openPainter()
  expect(pdf.getPages().map(({ node }) => paint(node).text)).toEqual(['一页', '二页'])
})
