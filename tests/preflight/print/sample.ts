import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { addFace } from '../../../scripts/pdf/added-face.ts'
import { points } from '../../../scripts/pdf/boxes.ts'
import { PDFDocument, PDFName } from '../../../scripts/pdf/pdf-lib.ts'

const FONT = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'

/** What the dictionary of a grey picture says of it, 300 × 150 pixels. */
export const PICTURE = {
  Type: 'XObject',
  Subtype: 'Image',
  Width: 300,
  Height: 150,
  BitsPerComponent: 8,
  ColorSpace: 'DeviceGray',
}

/** Pages with a word each, in the order of the words. Sizes in mm. */
export async function pagesWith(words: readonly string[], { width, height } = { width: 148, height: 210 }) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const text = words.join('')
  const cut = await subsetFont(await readFile(fileURLToPath(import.meta.resolve(FONT))), text, {
    targetFormat: 'truetype',
  })
  const face = await addFace(pdf, cut, 'BANXIN+Sample', text)
  for (const word of words) {
    const page = pdf.addPage([points(width), points(height)])
    page.node.set(PDFName.of('TrimBox'), pdf.context.obj([0, 0, points(width), points(height)]))
    page.node.set(PDFName.of('Resources'), pdf.context.obj({ Font: { F1: face.ref } }))
    const operators = `0 0 0 rg BT /F1 16 Tf 80 400 Td ${face.written(word)} Tj ET`
    page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(operators)))
  }
  return pdf.save()
}
