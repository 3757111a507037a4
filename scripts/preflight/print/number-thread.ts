// The first import has to come first: PDF.js looks for a canvas as it is loaded.
import '../without-canvas.ts'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { type Glyph, readDrawn, type Shape } from '../drawn.ts'

/** The page of a copy that bears its number. */
export type StampedTask = {
  pdf: Uint8Array
  page: number
  /** Glyphs of the watermark, which are drawn first, and of the number, which are drawn last. */
  below: number
  figures: number
}

/** Where the number stands (pt, from the upper left corner), and what else is printed there. In a thread of its own. */
export async function work({ pdf, page: index, below, figures }: StampedTask) {
  const task = getDocument({
    data: pdf,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const page = await (await task.promise).getPage(index + 1)
    const [left = 0, , , upper = 0] = page.view
    const { glyphs, shapes } = readDrawn(await page.getOperatorList(), left, upper)
    const number = glyphs.slice(glyphs.length - figures).map(boxOf)
    const box = {
      left: Math.min(...number.map((one) => one.left)),
      top: Math.min(...number.map((one) => one.top)),
      right: Math.max(...number.map((one) => one.right)),
      bottom: Math.max(...number.map((one) => one.bottom)),
    }
    const text = glyphs.slice(below, glyphs.length - figures).filter((glyph) => meet(box, boxOf(glyph)))
    const drawn = shapes.some((shape) => meet(box, shape)) ? '图形' : ''
    const [first] = glyphs.slice(glyphs.length - figures)
    return { x: first?.x ?? 0, y: first?.y ?? 0, covered: text.map((glyph) => glyph.text).join('') || drawn }
  } finally {
    await task.destroy()
  }
}

/** Of a glyph that stands upright: its square, a little of it below the base line. */
function boxOf({ x, y, width, size }: Glyph): Shape {
  return { left: x, right: x + width, top: y - 0.86 * size, bottom: y + 0.12 * size }
}

function meet(a: Shape, b: Shape): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
