import type { EpubEdition } from '../config/book.ts'
import type { Document } from '../html/document.ts'

/** What an EPUB is made of. Whatever needs a browser, a layout or fonts has been made before: this stage only writes. */
export type EpubRequest = {
  /** The neutral document. */
  document: Document
  edition: EpubEdition
}
