import { expect, test } from 'vitest'
import { inColour } from '../../../scripts/pdf/colour/leftovers.ts'
import { PDFDocument, PDFName, type PDFObject, rgb } from '../../../scripts/pdf/pdf-lib.ts'

async function onePage(resources: (pdf: PDFDocument) => Record<string, Record<string, PDFObject>> = () => ({})) {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([100, 100])
  for (const [kind, entries] of Object.entries(resources(pdf)))
    page.node.normalizedEntries().Resources.set(PDFName.of(kind), pdf.context.obj(entries))
  return { pdf, page }
}

/** As a reader gets it. */
async function found({ pdf }: { pdf: PDFDocument }) {
  const read = await PDFDocument.load(await pdf.save(), { updateMetadata: false })
  return inColour(read.getPage(0).node, read.context)
}

test('an operator of red, green and blue, be it in a form', async () => {
  const plain = await onePage()
  plain.page.drawLine({ start: { x: 0, y: 0 }, end: { x: 9, y: 9 }, color: rgb(1, 0, 0) })
  expect(await found(plain)).toBe(true)
  const form = (operators: string) => (pdf: PDFDocument) => ({
    XObject: { F: pdf.context.register(pdf.context.flateStream(operators, { Subtype: 'Form', BBox: [0, 0, 9, 9] })) },
  })
  expect(await found(await onePage(form('1 0 0 rg 0 0 9 9 re f')))).toBe(true)
  expect(await found(await onePage(form('0 0 0 1 k 0 0 9 9 re f')))).toBe(false)
})

test('a colour space: a picture’s, a shading’s, one by its profile', async () => {
  const picture = (space: string) => (pdf: PDFDocument) => {
    const entries = { Subtype: 'Image', Width: 1, Height: 1, ColorSpace: space, BitsPerComponent: 8 }
    return { XObject: { I: pdf.context.register(pdf.context.flateStream(new Uint8Array(3), entries)) } }
  }
  expect(await found(await onePage(picture('DeviceRGB')))).toBe(true)
  expect(await found(await onePage(picture('DeviceGray')))).toBe(false)
  const profile = (components: number) => (pdf: PDFDocument) => {
    const stream = pdf.context.register(pdf.context.flateStream('profile', { N: components }))
    return { ColorSpace: { C: pdf.context.obj(['ICCBased', stream]) } }
  }
  expect(await found(await onePage(profile(3)))).toBe(true)
  expect(await found(await onePage(profile(4)))).toBe(false)
})
