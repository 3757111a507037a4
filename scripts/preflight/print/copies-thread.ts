import type { Drawn, Glyph, Shape } from '../drawn.ts'
import { openPdf } from '../open-pdf.ts'
import type { PDFDocumentProxy } from '../pdf-js.ts'
import { readDrawn } from '../pdf-js-drawn.ts'

/** Copies to read in a file of them. */
export type CopiesTask = {
  pdf: Uint8Array
  /** Index of the first page of each. */
  starts: readonly number[]
  /** Pages of a copy. */
  pages: number
  /** Glyphs of the watermark, which are drawn first, and of the number, which are drawn last on the first page. */
  below: number
  figures: number
}

export type FoundCopy = {
  /** Of every page, in the order of drawing, without white space. */
  texts: string[]
  /** Where the number stands: its base line, pt from the upper left corner of the page. */
  x: number
  y: number
  /** What else is printed there. */
  covered: string
}

/** Reads some copies, in a thread of its own. Rejects when the bytes are no PDF. */
export async function work(task: CopiesTask): Promise<{ count: number; copies: FoundCopy[] }> {
  const opened = openPdf(task.pdf)
  try {
    const file = await opened.file
    const copies: FoundCopy[] = []
    for (const start of task.starts) if (start < file.numPages) copies.push(await readCopy(file, start, task))
    return { count: file.numPages, copies }
  } finally {
    await opened.close()
  }
}

async function readCopy(file: PDFDocumentProxy, start: number, task: CopiesTask): Promise<FoundCopy> {
  const { below, figures, pages } = task
  const drawn: Drawn[] = []
  for (let index = start; index < Math.min(start + pages, file.numPages); index++) {
    const page = await file.getPage(index + 1)
    const [left = 0, , , upper = 0] = page.view
    drawn.push(readDrawn(await page.getOperatorList(), left, upper))
  }
  const { glyphs = [], shapes = [] } = drawn[0] ?? {}
  const end = glyphs.length - figures
  const boxes = glyphs.slice(end).map(boxOf)
  const number: Shape = {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
  const text = glyphs.slice(below, end).filter((glyph) => meet(number, boxOf(glyph)))
  const [first] = glyphs.slice(end)
  return {
    texts: drawn.map((page) => textOf(page.glyphs)),
    x: first?.x ?? 0,
    y: first?.y ?? 0,
    covered: textOf(text) || (shapes.some((shape) => meet(number, shape)) ? '图形' : ''),
  }
}

function textOf(glyphs: readonly Glyph[]): string {
  return glyphs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, '')
}

/** Of a glyph that stands upright: its square, a little of it below the base line. */
function boxOf({ x, y, width, size }: Glyph): Shape {
  return { left: x, right: x + width, top: y - 0.86 * size, bottom: y + 0.12 * size }
}

function meet(a: Shape, b: Shape): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
