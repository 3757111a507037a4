import type { PrintEdition } from '../config/book.ts'
import type { Geometry, Page } from '../pages/page.ts'
import { type PDFDocument, PDFName, PDFString } from './pdf-lib.ts'

/**
 * How a viewer opens the file (ISO 32000-1, 7.7.2 and 12.2): its language, the title in the window's bar, booklets as open spreads,
 * vertical ones from right to left, the outline shown where there is one.
 */
export function setViewing(
  pdf: PDFDocument,
  request: { language: string; theme: PrintEdition['theme']; geometry: Geometry; pages: readonly Page[] },
): void {
  const { catalog, context } = pdf
  const preferences = {
    DisplayDocTitle: true,
    ...(request.geometry.writing === 'vertical' ? { Direction: 'R2L' } : {}),
  }
  catalog.set(PDFName.of('ViewerPreferences'), context.obj(preferences))
  catalog.set(PDFName.of('Lang'), PDFString.of(request.language))
  catalog.set(PDFName.of('PageLayout'), PDFName.of(pageLayout(request.theme, request.pages)))
  catalog.set(PDFName.of('PageMode'), PDFName.of(catalog.has(PDFName.of('Outlines')) ? 'UseOutlines' : 'UseNone'))
  if (catalog.has(PDFName.of('StructTreeRoot'))) catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
}

/**
 * TwoPageRight is "the cover alone, then spreads" in every viewer, for right-bound books too (Direction turns the spread);
 * a book whose first page is a verso shows it beside the second.
 */
function pageLayout(theme: PrintEdition['theme'], pages: readonly Page[]): string {
  if (theme === 'handout') return 'SinglePage'
  return pages[0]?.side === 'verso' ? 'TwoPageLeft' : 'TwoPageRight'
}
