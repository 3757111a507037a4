import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import { points } from '../../../scripts/pdf/boxes.ts'

/** Pages with a word each, in the order of the words. Sizes in mm. */
export async function pagesWith(words: readonly string[], { width, height } = { width: 148, height: 210 }) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const word of words) {
    const page = pdf.addPage([points(width), points(height)])
    page.node.set(PDFName.of('TrimBox'), pdf.context.obj([0, 0, points(width), points(height)]))
    page.drawText(word, { x: 80, y: 400, size: 16, font })
  }
  return pdf.save()
}
