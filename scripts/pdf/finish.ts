import type { Book, PrintEdition } from '../config/book.ts'
import type { DocumentFrame } from '../html/document.ts'
import { bleedOnPaper, reachesEdge } from '../pages/bleed.ts'
import type { Pages } from '../pages/page.ts'
import { setBoxes } from './boxes.ts'
import type { BrowserFile } from './browser-file.ts'
import { joinPieces } from './join.ts'
import { pageLabels } from './labels.ts'
import { describeLinks } from './link-texts.ts'
import { setMetadata } from './metadata.ts'
import { setOutlineTitles } from './outline.ts'
import { setOutputIntent } from './output-intent.ts'
import { PDFName } from './pdf-lib.ts'
import { setViewing } from './viewing.ts'
import { writePdf } from './write.ts'

export type FinishRequest = {
  book: Book
  edition: PrintEdition
  pages: Pages
  document: DocumentFrame
  /** The file calls itself PDF/A-2u: whoever asks for that reads it back (preflight/archival/check.ts). */
  archival?: boolean
}

/**
 * Makes the browser's prints the finished PDF: one file, exact page boxes, page labels, metadata, titles of the outline, the way viewers
 * open it. Text, tags and links stay as the browser wrote them.
 * The bytes depend on the pages, the book and the browser's drawing only: neither clock nor chance is in them.
 * Rejects when one of `prints` is not as our own browser writes it: that is a fault of the house and not of the manuscript.
 */
export async function finishPdf(prints: readonly BrowserFile[], request: FinishRequest): Promise<Uint8Array> {
  const { book, edition, pages, document, archival } = request
  const pdf = await joinPieces(prints)
  const { paper } = bleedOnPaper(pages.bleed)
  const onLarger = pages.pages.map(reachesEdge)
  setBoxes(pdf, pages.geometry.trim, (index) => (onLarger[index] ? paper : 0))
  setViewing(pdf, { language: book.language, theme: edition.theme, geometry: pages.geometry, pages: pages.pages })
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj(pageLabels(pages.pages)))
  setOutlineTitles(
    pdf,
    pages.pages,
    document.chapters.flatMap(({ headings }) => headings),
  )
  describeLinks(pdf, book.language, document.chapters)
  setOutputIntent(pdf)
  setMetadata(pdf, book, archival)
  return writePdf(pdf.context, `${book.identifier}/${edition.name}`)
}
