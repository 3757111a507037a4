import type { PrintEdition } from '../config/book.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document, DocumentFrame } from '../html/document.ts'
import type { Pages } from '../pages/page.ts'
import { readPages } from './page-text.ts'
import { checkPages } from './pages.ts'
import { type Proven, provePdf } from './pdf.ts'
import { startPdfReader } from './pdf-reader.ts'
import { openReadings } from './read-before.ts'

/** The checks of a print edition on their way. */
export type Proof = {
  /** The browser has printed: what has waited for its memory begins. */
  printed(): Promise<void>
  /** Everything found, once the finished PDF is there. */
  finish(pdf: Uint8Array): Promise<Proven>
  /** Ends the threads; whoever begins a proof closes it. */
  close(): void
}

/**
 * Begins to prove an edition as soon as it is laid out: its pages are read and compared with the manuscript while the browser
 * prints, and the readers of the PDF get ready meanwhile.
 * @param composed the document before print treatment
 * @param printed the same after it
 * @param ready `cache`: folder of the cache; without it every page is read anew
 */
export function beginProof(
  composed: Document,
  printed: DocumentFrame,
  pages: Pages,
  { fonts, edition, cache }: { fonts: FontSet; edition: PrintEdition; cache?: string },
): Proof {
  const reader = startPdfReader(pages.pages.length)
  const readings = cache ? openReadings(cache, `${composed.book.identifier}/${edition.name}`) : undefined
  const texts = readPages(pages.pages, printed.assets)
  const ofPages = texts.then((read) => checkPages(composed, pages, read))
  // Who finishes hears of a failure; an edition that is never printed has other troubles.
  ofPages.catch(() => {})
  return {
    async printed() {
      const empty = (await readings?.isEmpty()) ?? true
      reader.prepare(empty ? pages.pages.length : 0)
    },
    async finish(pdf) {
      const ofPdf = provePdf(printed, pages, pdf, { fonts, texts: await texts, reader, readings, edition })
      const { diagnostics, ...proven } = await ofPdf
      return { diagnostics: [...(await ofPages), ...diagnostics], ...proven }
    },
    close: reader.close,
  }
}
