import type { PDFPage } from '@cantoo/pdf-lib'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { problem } from '../problem.ts'

type Size = { width: number; height: number }

/** A printer's software shows hundredths of a millimetre. */
const TOLERANCE = 0.01

/**
 * Every page has a box of this size (ISO 32000-1, 14.11.2); sizes in mm.
 * @param name what the standard calls it
 */
export function checkBox(
  pages: readonly PDFPage[],
  name: 'MediaBox' | 'BleedBox' | 'TrimBox',
  wanted: Size,
): Diagnostic[] {
  const sizes = pages.map((page) => sizeOf(page, name))
  const wrong = sizes.findIndex(
    ({ width, height }) => Math.abs(width - wanted.width) > TOLERANCE || Math.abs(height - wanted.height) > TOLERANCE,
  )
  const is = sizes[wrong]
  if (!is) return []
  const message = `PDF 第 ${wrong + 1} 页的 ${name} 是 ${shown(is)} 毫米，应为 ${shown(wanted)} 毫米。`
  return [problem('page-box', message)]
}

function sizeOf(page: PDFPage, name: 'MediaBox' | 'BleedBox' | 'TrimBox'): Size {
  const box = name === 'MediaBox' ? page.getMediaBox() : name === 'BleedBox' ? page.getBleedBox() : page.getTrimBox()
  return { width: (box.width / 72) * 25.4, height: (box.height / 72) * 25.4 }
}

function shown({ width, height }: Size): string {
  return `${width.toFixed(2)} × ${height.toFixed(2)}`
}
