import { expect, test } from 'vitest'
import { PDFDocument } from '../../scripts/pdf/pdf-lib.ts'
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
