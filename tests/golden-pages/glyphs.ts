import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One glyph of a finished PDF. Lengths in CSS px, from the page's upper left corner. */
export type Glyph = {
  text: string
  /** Where it is drawn: its origin on the baseline. */
  x: number
  y: number
  size: number
  /** Its own advance along the baseline. */
  width: number
  /** Quarter turns of the baseline to the right: 0 as usual, 1 Latin in a vertical line, 3 a table turned to the left. */
  turn: number
}

/** A page of a PDF: its visible box, and its glyphs in the order of drawing; blanks are left out. */
export type ReadPage = { trim: { width: number; height: number }; glyphs: Glyph[] }

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

type Matrix = [number, number, number, number, number, number]

type ShownGlyph = { unicode: string; width: number }

/** pt in a CSS px. */
const PX = 0.75

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const [left = 0, lower = 0, right = 0, height = 0] = page.view
  const glyphs: Glyph[] = []
  const stack: Matrix[] = []
  let ctm: Matrix = [1, 0, 0, 1, 0, 0]
  let text: Matrix = ctm
  let line: Matrix = ctm
  let size = 0

  const show = (pieces: readonly (ShownGlyph | number)[]) => {
    for (const piece of pieces) {
      if (typeof piece === 'number') {
        text = times(text, [1, 0, 0, 1, (-piece / 1000) * size, 0])
        continue
      }
      const advance = (piece.width / 1000) * size
      const [a, b, c, d, x, y] = times(ctm, text)
      glyphs.push({
        text: piece.unicode,
        x: (x - left) / PX,
        y: (height - y) / PX,
        size: (size * Math.hypot(c, d)) / PX,
        width: (advance * Math.hypot(a, b)) / PX,
        turn: (Math.round(Math.atan2(-b, a) / (Math.PI / 2)) + 4) % 4,
      })
      text = times(text, [1, 0, 0, 1, advance, 0])
    }
  }

  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at]
    if (operator === OPS.save) stack.push(ctm)
    else if (operator === OPS.restore) ctm = stack.pop() ?? ctm
    else if (operator === OPS.transform) ctm = times(ctm, args)
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(ctm)
      if (args[0]) ctm = times(ctm, args[0])
    } else if (operator === OPS.paintFormXObjectEnd) ctm = stack.pop() ?? ctm
    else if (operator === OPS.setFont) size = args[1]
    else if (operator === OPS.setTextMatrix) {
      line = Array.from({ length: 6 }, (_, index) => args[0][index]) as Matrix
      text = line
    } else if (operator === OPS.moveText) {
      line = times(line, [1, 0, 0, 1, args[0], args[1]])
      text = line
    } else if (operator === OPS.showText) show(args[0])
  }
  const trim = { width: (right - left) / PX, height: (height - lower) / PX }
  return { trim, glyphs: glyphs.filter((glyph) => glyph.text.trim() !== '') }
}

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f]
}
