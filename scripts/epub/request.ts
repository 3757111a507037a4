import type { EpubEdition } from '../config/book.ts'
import type { Store } from '../config/store.ts'
import type { EmbeddedFonts } from '../fonts/embed.ts'
import type { Document } from '../html/document.ts'
import type { Geometry } from '../pages/page.ts'
import type { PageStart } from '../pages/page-starts.ts'
import type { CoverPicture } from './cover-picture.ts'
import type { EpubSources } from './sources.ts'

/** What an EPUB is made of. Whatever needs a browser, a layout or fonts has been made before: this stage only writes. */
export type EpubRequest = {
  /** The neutral document. */
  document: Document
  edition: EpubEdition
  /** The print edition whose page numbers it carries. */
  pages?: CarriedPages
  /** Absent: it has none. May still be on its way: all else is written meanwhile. */
  cover?: CoverPicture | Promise<CoverPicture | undefined>
  /** Fonts that go into the file; absent: the reader's own set all of it. */
  fonts?: EmbeddedFonts
  /** Keeps pictures that took long to make ready; without it each is made anew. */
  store?: Store
}

/** The pages of a print edition that print a number. */
export type CarriedPages = {
  starts: readonly PageStart[]
  /** Name of the print edition's file, and its own identifier, where it has one: an ISBN. */
  file: string
  identifier?: string
  geometry: Pick<Geometry, 'trim' | 'writing'>
}

/** A finished EPUB. */
export type Epub = {
  data: Uint8Array
  /** Which place of the manuscript each of its places comes from. */
  sources: EpubSources
}
