import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { PDFPage } from '../../pdf/pdf-lib.ts'
import { problem } from '../problem.ts'

type Size = { width: number; height: number }
type BoxName = 'MediaBox' | 'BleedBox' | 'TrimBox'

/** A printer's software shows hundredths of a millimetre. */
const TOLERANCE = 0.01

/**
 * Every page has a box of this size (ISO 32000-1, 14.11.2); sizes in mm.
 * @param name what the standard calls it
 */
export function checkBox(pages: readonly PDFPage[], name: BoxName, wanted: Size): Diagnostic[] {
  const sizes = pages.map((page) => sizeOf(page, name))
  const wrong = sizes.findIndex(
    ({ width, height }) => Math.abs(width - wanted.width) > TOLERANCE || Math.abs(height - wanted.height) > TOLERANCE,
  )
  const is = sizes[wrong]
  if (!is) return []
  const message = `PDF 第 ${wrong + 1} 页的 ${name} 是 ${shown(is)} 毫米，应为 ${shown(wanted)} 毫米。`
  return [problem('page-box', message)]
}

/** The trim size lies so far inside each of these boxes, on all four sides: mm by the name of the box. */
export function checkSurround(
  pages: readonly PDFPage[],
  wanted: Partial<Record<'MediaBox' | 'BleedBox', number>>,
): Diagnostic[] {
  for (const [name, mm] of Object.entries(wanted) as ['MediaBox' | 'BleedBox', number][]) {
    const around = pages.map((page) => distances(boxOf(page, name), boxOf(page, 'TrimBox')))
    const wrong = around.findIndex((sides) => sides.some((side) => Math.abs(side - mm) > TOLERANCE))
    const is = around[wrong]
    if (!is) continue
    const [left, foot, right, head] = is.map((side) => side.toFixed(2))
    const message = `PDF 第 ${wrong + 1} 页的 TrimBox 不在 ${name} 的正中：左 ${left}、下 ${foot}、右 ${right}、上 ${head} 毫米，应都是 ${mm.toFixed(2)} 毫米。`
    return [problem('page-box', message)]
  }
  return []
}

/** No page is turned (table 30): whoever imposes or prints it would have it on its side. */
export function checkUpright(pages: readonly PDFPage[]): Diagnostic[] {
  const wrong = pages.findIndex((page) => page.getRotation().angle % 360 !== 0)
  if (wrong < 0) return []
  return [problem('page-turned', `PDF 第 ${wrong + 1} 页转了 ${pages[wrong]?.getRotation().angle} 度。`)]
}

type Rectangle = ReturnType<PDFPage['getTrimBox']>

/** mm: left, below, right, above. */
function distances(outer: Rectangle, inner: Rectangle): number[] {
  return [
    inner.x - outer.x,
    inner.y - outer.y,
    outer.x + outer.width - inner.x - inner.width,
    outer.y + outer.height - inner.y - inner.height,
  ].map(millimetres)
}

function sizeOf(page: PDFPage, name: BoxName): Size {
  const { width, height } = boxOf(page, name)
  return { width: millimetres(width), height: millimetres(height) }
}

function boxOf(page: PDFPage, name: BoxName): Rectangle {
  return name === 'MediaBox' ? page.getMediaBox() : name === 'BleedBox' ? page.getBleedBox() : page.getTrimBox()
}

function millimetres(points: number): number {
  return (points / 72) * 25.4
}

function shown({ width, height }: Size): string {
  return `${width.toFixed(2)} × ${height.toFixed(2)}`
}
