import { PDFDocument } from '@cantoo/pdf-lib'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { inColour } from '../../pdf/colour/leftovers.ts'
import { surroundOf } from '../../pdf/marks/printers-marks.ts'
import { problem } from '../problem.ts'
import { checkBox } from './boxes.ts'
import { readPageTexts } from './page-texts.ts'
import { checkTexts } from './texts.ts'

/**
 * A press file against the pages that it was made from: every page once, its boxes to a hundredth of a millimetre, its text and below
 * it its slug, and no red, green and blue.
 */
export async function checkPress(
  data: Uint8Array,
  expected: {
    /** mm. */
    trim: { width: number; height: number }
    bleed: number
    /** Slug and text of every page. */
    lines: readonly string[]
    texts: readonly string[]
  },
): Promise<Diagnostic[]> {
  const { trim, bleed, lines, texts } = expected
  const { margin } = surroundOf(bleed)
  const pdf = await PDFDocument.load(data, { updateMetadata: false })
  const pages = pdf.getPages()
  const grown = (mm: number) => ({ width: trim.width + 2 * mm, height: trim.height + 2 * mm })
  const coloured = pages.flatMap((page, index) => (inColour(page.node, pdf.context) ? [index + 1] : []))
  const wanted = texts.map((text, index) => `${text}${(lines[index] ?? '').replace(/\s/gu, '')}`)
  return [
    ...checkBox(pages, 'TrimBox', trim),
    ...checkBox(pages, 'BleedBox', grown(bleed)),
    ...checkBox(pages, 'MediaBox', grown(margin)),
    ...(coloured.length > 0 ? [leftInRgb(coloured)] : []),
    ...checkTexts(await readPageTexts(data, texts.length), wanted),
  ]
}

function leftInRgb(pages: readonly number[]): Diagnostic {
  return problem('press-rgb', `印刷文件第 ${pages[0]} 页等 ${pages.length} 页里还有 RGB 的颜色。`)
}
