import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Geometry } from '../pages/page.ts'
import type { PageText } from './page-text.ts'
import type { PdfPage } from './pdf-facts.ts'
import { problem } from './problem.ts'

/** A page with body text has characters of the body's size: a browser makes all that it prints smaller to get something wide onto a page. */
export function checkTextSize({ page, body }: PageText, pdf: PdfPage, geometry: Geometry): Diagnostic[] {
  const size = (geometry.size * 72) / 96
  if (body === undefined || [...pdf.sizes].some((one) => Math.abs(one / size - 1) < 0.01)) return []
  const are = [...pdf.sizes].sort((one, other) => one - other).join('、')
  return [problem('text-size', `PDF 第 ${page.index} 页没有正文大小（${size} pt）的字，只有 ${are} pt 的。`, body)]
}
