import { PDFDocument } from '@cantoo/pdf-lib'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { inColour } from '../../pdf/colour/leftovers.ts'
import { surroundOf } from '../../pdf/marks/printers-marks.ts'
import { eachFont } from '../each-font.ts'
import { type PdfFont, startPdfReader } from '../pdf-facts.ts'
import { problem } from '../problem.ts'
import { checkBox } from './boxes.ts'
import { cutOf, edgeFindings } from './edge-findings.ts'
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
    /** Where in the manuscript a page's content comes from, and what it is called; for messages. */
    pages?: readonly { source: string; label: string }[]
  },
): Promise<Diagnostic[]> {
  const { trim, bleed, lines, texts } = expected
  const around = surroundOf(bleed)
  const pdf = await PDFDocument.load(data, { updateMetadata: false })
  const pages = pdf.getPages()
  const grown = (mm: number) => ({ width: trim.width + 2 * mm, height: trim.height + 2 * mm })
  const coloured = pages.flatMap((page, index) => (inColour(page.node, pdf.context) ? [index + 1] : []))
  const wanted = texts.map((text, index) => `${text}${(lines[index] ?? '').replace(/\s/gu, '')}`)
  const { pages: read } = await readFile(data, texts.length, bleed)
  return [
    ...checkBox(pages, 'TrimBox', trim),
    ...checkBox(pages, 'BleedBox', grown(around.bleed)),
    ...checkBox(pages, 'MediaBox', grown(around.margin)),
    ...(coloured.length > 0 ? [leftInRgb(coloured)] : []),
    ...checkTexts(
      read.map(({ text }) => text),
      wanted,
    ),
    ...eachFont(read).flatMap(notOutlined),
    ...edgeFindings(
      read.map(({ edges }) => edges),
      { bleed, pages: expected.pages ?? [] },
    ),
  ]
}

async function readFile(data: Uint8Array, count: number, bleed: number) {
  const reader = startPdfReader(count)
  try {
    return await reader.read(data, { cut: cutOf(bleed) })
  } finally {
    reader.close()
  }
}

/** A printing house has no other fonts than those of the file, and cannot print pictures of letters well. */
function notOutlined([page, { name, type, embedded }]: [page: number, font: PdfFont]): Diagnostic[] {
  if (embedded && type !== 'Type3') return []
  const what = embedded ? `是 ${type}` : '没有嵌入'
  return [problem('press-font', `印刷文件第 ${page + 1} 页的字体 ${name} ${what}。`)]
}

function leftInRgb(pages: readonly number[]): Diagnostic {
  return problem('press-rgb', `印刷文件第 ${pages[0]} 页等 ${pages.length} 页里还有 RGB 的颜色。`)
}
