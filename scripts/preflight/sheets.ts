import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatFolio } from '../pages/folio.ts'
import type { Pages } from '../pages/page.ts'
import { points } from '../pdf/boxes.ts'
import type { PdfFacts } from './pdf-facts.ts'
import { problem } from './problem.ts'

/** Half the smallest step that a printer's software shows. */
const TOLERANCE = 0.01

/** Every page has the trim size, within 0.01 pt. */
export function checkSizes({ geometry, pages }: Pages, facts: PdfFacts): Diagnostic[] {
  const width = points(geometry.trim.width)
  const height = points(geometry.trim.height)
  const wrong = facts.pages.flatMap((page, index) =>
    Math.abs(page.width - width) > TOLERANCE || Math.abs(page.height - height) > TOLERANCE ? [index] : [],
  )
  const first = facts.pages[wrong[0] ?? -1]
  if (!first) return []
  const is = `${first.width.toFixed(2)} × ${first.height.toFixed(2)} pt`
  const should = `${width.toFixed(2)} × ${height.toFixed(2)} pt`
  return [
    problem(
      'page-size',
      `PDF 第 ${pages[wrong[0] ?? 0]?.index ?? 1} 页等 ${wrong.length} 页的尺寸是 ${is}，应为 ${should}。`,
    ),
  ]
}

/** A viewer calls every page by its number, in the figures that are printed on it. */
export function checkLabels({ pages }: Pages, facts: PdfFacts): Diagnostic[] {
  const labels = facts.labels
  if (!labels) return [problem('page-labels', 'PDF 没有页码标签。')]
  return pages.flatMap((page, index) => {
    const wanted = page.folio || formatFolio(page.number)
    if (labels[index] === wanted) return []
    return [problem('page-labels', `PDF 第 ${index + 1} 页的页码标签是“${labels[index] ?? ''}”，应为“${wanted}”。`)]
  })
}
