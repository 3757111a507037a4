import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Glyph as Drawn, Shape } from '../../scripts/preflight/drawn.ts'
import { readDrawn } from '../../scripts/preflight/pdf-js-drawn.ts'

/** One glyph of a finished PDF. Lengths in CSS px, from the page's upper left corner. */
export type Glyph = {
  text: string
  /** Where it is drawn: its origin on the baseline. */
  x: number
  y: number
  size: number
  /** Its own advance along the baseline. */
  width: number
  /** Where the baseline goes: down for Latin in a vertical line, up in a table turned to the left. */
  towards: Drawn['towards']
  /** PostScript name of its font. */
  font: string
}

/** A page of a PDF: its visible box, its glyphs in the order of drawing, blanks left out, and the boxes of what is painted besides. */
export type ReadPage = { trim: { width: number; height: number }; glyphs: Glyph[]; shapes: Shape[] }

export async function readGlyphs(pdf: Uint8Array): Promise<ReadPage[]> {
  const task = getDocument({ data: pdf.slice(), fontExtraProperties: true, disableFontFace: true, verbosity: 0 })
  try {
    const file = await task.promise
    const pages: ReadPage[] = []
    for (let index = 1; index <= file.numPages; index += 1) pages.push(await readPage(await file.getPage(index)))
    return pages
  } finally {
    await task.destroy()
  }
}

const px = (pt: number) => pt / 0.75

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const [left = 0, lower = 0, right = 0, upper = 0] = page.view
  const { glyphs, shapes } = readDrawn(await page.getOperatorList(), left, upper)
  return {
    trim: { width: px(right - left), height: px(upper - lower) },
    shapes: shapes.map(({ left, top, right, bottom }) => ({
      left: px(left),
      top: px(top),
      right: px(right),
      bottom: px(bottom),
    })),
    glyphs: glyphs.map(({ text, x, y, height, width, towards, font }) => ({
      text,
      x: px(x),
      y: px(y),
      size: px(height),
      width: px(width),
      towards,
      font: nameOf(page.commonObjs.get(font)),
    })),
  }
}

/** Without the mark of a font that was cut. */
const nameOf = ({ name = '' }: { name?: string }) => name.replace(/^[A-Z]{6}\+/, '')
