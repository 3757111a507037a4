import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import subsetFont from 'subset-font'
import type { Stamp } from '../../../scripts/pdf/copies/stamp.ts'
import { PDFDocument, StandardFonts } from '../../../scripts/pdf/pdf-lib.ts'

const FONT = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'

/** A finished paper of some pages, and a stamp for it. */
export async function samplePaper(pages: number): Promise<{ paper: Uint8Array; stamp: Stamp }> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number++) {
    pdf.addPage([595, 842]).drawText(`Page ${number}`, { x: 80, y: 400, size: 16, font })
  }
  const face = await subsetFont(await readFile(fileURLToPath(import.meta.resolve(FONT))), '0123456789　内部资料', {
    targetFormat: 'truetype',
  })
  const stamp = { face: new Uint8Array(face), number: { x: 28, y: 42, size: 16 }, watermark: '内部资料' }
  return { paper: await pdf.save(), stamp }
}

/** The text of every page, piece by piece in the order of drawing, with the places of the pieces in mm from the upper left. */
export async function readPages(data: Uint8Array) {
  const pdf = await getDocument({ data: data.slice(), verbosity: 0 }).promise
  const pages: { text: string[]; places: [x: number, y: number][] }[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const height = page.view[3] ?? 0
    const { items } = await page.getTextContent()
    const pieces = items.filter((item) => 'str' in item && item.str.trim() !== '') as {
      str: string
      transform: number[]
    }[]
    const mm = (value: number) => Math.round((value / 72) * 254) / 10
    pages.push({
      text: pieces.map(({ str }) => str),
      places: pieces.map(({ transform: [, , , , x = 0, y = 0] }) => [mm(x), mm(height - y)]),
    })
  }
  return { pages, labels: await pdf.getPageLabels(), outline: await pdf.getOutline() }
}
