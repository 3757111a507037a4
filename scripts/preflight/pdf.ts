import type { PrintEdition } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { DocumentFrame } from '../html/document.ts'
import type { Pages } from '../pages/page.ts'
import { checkFonts } from './fonts.ts'
import { checkGlyphs } from './glyphs.ts'
import { checkLinks, checkOutline } from './navigation.ts'
import { type PageText, readPages } from './page-text.ts'
import type { ExpectedPage, OutlineEntry, PdfFacts } from './pdf-facts.ts'
import { type PdfReader, startPdfReader } from './pdf-reader.ts'
import { problem } from './problem.ts'
import type { Readings } from './read-before.ts'
import { readingOrder } from './reading-order.ts'
import { checkResolution, type PlacedPicture, placedPictures } from './resolution.ts'
import { checkLabels, checkSizes } from './sheets.ts'
import { checkTextSize } from './text-size.ts'
import { reportType } from './type/edition.ts'
import { typeFindings } from './type/findings.ts'
import { nominalGlyphs } from './type/nominal.ts'
import { planPages } from './type/plan.ts'
import { promisesOf } from './type/promises.ts'
import type { TypeReport } from './type/report.ts'

/**
 * What a finished PDF was found to be; `typesetting` is absent where it was not asked for or the PDF cannot be read. `drawn`: the
 * characters of every page in the order of drawing, without white space. `placed`: the pictures of the manuscript that stand on every page.
 */
export type Proven = {
  diagnostics: Diagnostic[]
  typesetting?: TypeReport
  drawn?: readonly string[]
  placed?: readonly (readonly PlacedPicture[])[]
  outline?: readonly OutlineEntry[]
}

/** As `provePdf`, without the typesetting. */
export async function checkPdf(
  document: DocumentFrame,
  pages: Pages,
  pdf: Uint8Array,
  fonts?: Pick<FontSet, 'faces'>,
): Promise<Diagnostic[]> {
  return (await provePdf(document, pages, pdf, { fonts })).diagnostics
}

/**
 * Reads the finished PDF back (pdf-reader.ts) and compares it with the pages: every character of every page
 * in its order and its size, page count, sizes, labels, links, outline, tags, fonts; and measures how it is set.
 * @param ready `fonts`: the edition's faces; without them the names of the faces that come with Banxin are the allowed ones.
 * `texts`, `reader`, `readings`: what has been got ready before: the pages as readPages() reads them, a reader of PDFs, what it said of
 * pages that are still the same. `edition`: whose promises the
 * typesetting is measured against; without it, it is not
 */
export async function provePdf(
  document: DocumentFrame,
  pages: Pages,
  pdf: Uint8Array,
  ready: {
    fonts?: Pick<FontSet, 'faces'>
    texts?: readonly PageText[]
    reader?: PdfReader
    readings?: Readings
    edition?: PrintEdition
  } = {},
): Promise<Proven> {
  const { fonts, edition } = ready
  const texts = ready.texts ?? (await readPages(pages.pages, document.assets))
  const planned =
    edition &&
    planPages(
      pages,
      texts.map(({ flows }) => flows),
      promisesOf(edition),
      fonts && edition.writing === 'vertical' ? nominalGlyphs(fonts) : undefined,
    )
  const reader = ready.reader ?? startPdfReader(pages.pages.length)
  const { writing } = pages.geometry
  let facts: PdfFacts
  try {
    const expected = texts.map(
      (text, index): ExpectedPage => ({
        order: readingOrder(text, writing),
        planned: planned?.[index],
        next: planned?.[index + 1],
      }),
    )
    const known = await ready.readings?.recall(pdf, expected)
    facts = await reader.read(pdf, expected, known)
    await ready.readings?.keep(facts)
  } catch (error) {
    const message = `做好的 PDF 读不回来：${error instanceof Error ? error.message : error}。`
    return { diagnostics: [problem('pdf-unreadable', message)] }
  } finally {
    if (!ready.reader) reader.close()
  }
  const glyphs = texts.flatMap((text, index) => {
    const page = facts.pages[index]
    return page ? [...checkGlyphs(text, page, writing), ...checkTextSize(text, page, pages.geometry)] : []
  })
  const faults = [
    ...checkCount(pages, facts),
    ...checkSizes(pages, facts),
    ...checkLabels(pages, facts),
    ...glyphs,
    ...checkFonts(facts.pages, texts, fonts),
    ...checkLinks(texts, facts),
    ...checkOutline(document, texts, facts),
    ...checkDescription(facts),
  ]
  const drawn = facts.pages.map(({ text }) => text)
  const placed = placedPictures(texts, document.assets)
  const printed = facts.pages.flatMap(({ pictures }, page) => pictures.map((picture) => ({ page, ...picture })))
  faults.push(...checkResolution(printed, placed, { kind: 'office', area: pages.geometry.area }))
  if (!edition || !planned) return { diagnostics: faults, drawn, placed, outline: facts.outline }
  const typesetting = reportType(
    facts.pages.flatMap(({ type }) => (type ? [type] : [])),
    planned[0],
  )
  return {
    diagnostics: [...faults, ...typeFindings(typesetting, edition.name)],
    typesetting,
    drawn,
    placed,
    outline: facts.outline,
  }
}

function checkCount(pages: Pages, facts: PdfFacts): Diagnostic[] {
  if (facts.count === pages.pages.length) return []
  return [problem('page-count', `排出 ${pages.pages.length} 页，PDF 却有 ${facts.count} 页。`)]
}

function checkDescription(facts: PdfFacts): Diagnostic[] {
  const found: Diagnostic[] = []
  if (!facts.title) found.push(problem('title', 'PDF 没有写明题名。'))
  if (!facts.tagged) found.push(problem('tags', 'PDF 没有结构标签，读屏软件无法使用。'))
  return found
}
