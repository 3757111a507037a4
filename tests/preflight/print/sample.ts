import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import subsetFont from 'subset-font'
import { points } from '../../../scripts/pdf/boxes.ts'

const FONT = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'

/** Pages with a word each, in the order of the words. Sizes in mm. */
export async function pagesWith(words: readonly string[], { width, height } = { width: 148, height: 210 }) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit as never)
  const file = await readFile(fileURLToPath(import.meta.resolve(FONT)))
  const face = await subsetFont(file, words.join(''), { targetFormat: 'truetype' })
  const font = await pdf.embedFont(new Uint8Array(face), { subset: false, features: { liga: false } })
  for (const word of words) {
    const page = pdf.addPage([points(width), points(height)])
    page.node.set(PDFName.of('TrimBox'), pdf.context.obj([0, 0, points(width), points(height)]))
    page.drawText(word, { x: 80, y: 400, size: 16, font })
  }
  return pdf.save()
}
