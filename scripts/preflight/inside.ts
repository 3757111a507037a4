import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Geometry } from '../pages/page.ts'
import { pageMargins } from '../pages/sheet.ts'
import { ordinary } from './characters.ts'
import type { PageText } from './page-text.ts'
import type { PdfPage } from './pdf-facts.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'
import type { Side } from './text-extent.ts'

/** The text of a page is printed in its type area: what lies outside is cut off, or runs into head, folio and fold. */
export function checkInside(text: PageText, pdf: PdfPage, geometry: Geometry): Diagnostic[] {
  const { extent } = pdf
  if (!extent) return []
  const margins = pageMargins(text.page, geometry)
  // Half a character: marks at a line end and readings over the first line lean out of the type area.
  const tolerance = geometry.size / 2
  const edge = (side: Side) => ((margins[side] - tolerance) * 72) / 96
  const outside = {
    left: extent.left.at < edge('left'),
    right: extent.right.at > pdf.width - edge('right'),
    bottom: extent.bottom.at < edge('bottom'),
    top: extent.top.at > pdf.height - edge('top'),
  }
  const side = (Object.keys(NAMES) as Side[]).find((one) => outside[one])
  if (!side) return []
  const words = extent[side].text
  const source = text.printed.find((block) => ordinary(block.text).includes(ordinary(words)))?.source
  const message = `PDF 第 ${text.page.index} 页的${quote(words)}印到了版心${NAMES[side]}之外。`
  return [problem('text-outside', message, source)]
}

const NAMES: Record<Side, string> = { left: '左边', right: '右边', top: '上边', bottom: '下边' }
