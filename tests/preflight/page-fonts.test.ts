import { expect, test } from 'vitest'
import { PDFDocument, PDFName } from '../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../scripts/pdf/write.ts'
import { fontsByPage } from '../../scripts/preflight/page-fonts.ts'
import { pagesWith } from './print/sample.ts'

test('the fonts of every page; nothing of a file of others', async () => {
  const other = await pagesWith(['人', '民', '人民'])
  const pdf = await PDFDocument.load(other, { updateMetadata: false })
  pdf.addPage()
  const fonts = fontsByPage(writePdf(pdf.context, 'sample'))
  expect(fonts.map((one) => one.length)).toEqual([1, 1, 1, 0])
  expect(new Set(fonts.flat()).size).toBe(1)
  expect(fontsByPage(other)).toEqual([])
})

test('a font that only a form on the page has', async () => {
  const pdf = await PDFDocument.load(await pagesWith(['人', '民']), { updateMetadata: false })
  const { context } = pdf
  const [first, second] = pdf.getPages()
  const fonts = first?.node.Resources()?.lookup(PDFName.of('Font'))
  const form = { Subtype: 'Form', BBox: [0, 0, 9, 9], Resources: { Font: fonts } }
  const ref = context.register(context.stream('', form as never))
  second?.node.set(PDFName.of('Resources'), context.obj({ XObject: { F: ref } }))
  const [own, drawn] = fontsByPage(writePdf(context, 'sample'))
  expect(drawn).toHaveLength(1)
  expect(drawn).toEqual(own)
})
