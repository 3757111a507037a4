import type { Book, Edition } from '../config/book.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import type { CoverPicture } from '../epub/cover-picture.ts'
import type { CarriedPages } from '../epub/request.ts'
import type { FontSource } from '../fonts/face.ts'
import type { FontWorkshop } from '../fonts/workshop.ts'
import type { Document } from '../html/document.ts'
import type { Geometry } from '../pages/page.ts'
import type { OutlineEntry } from '../preflight/pdf-facts.ts'
import type { PlacedPicture } from '../preflight/resolution.ts'
import type { TypeReport } from '../preflight/type/report.ts'
import type { SharedBrowsers } from './shared-browsers.ts'
import type { Steps } from './steps.ts'

/** What an edition needs to be made. The browsers are opened once for all. */
export type EditionRequest<E extends Edition = Edition> = {
  book: Book
  document: Document
  edition: E
  /** Without preflight: quicker, and nothing proves that it is whole. The report says so. */
  draft: boolean
  cache: string
  /** Where all editions have their fonts cut. */
  workshop: FontWorkshop
  browsers: Pick<SharedBrowsers, 'get' | 'begin' | 'tell' | 'choice' | 'close'>
  /** No edition after it needs the browsers: they may end as soon as it is printed, for their memory. */
  lastToPrint?: boolean
  steps: Steps
  /** Of e-books, where they could be begun before the manuscript was read. */
  covers?: BegunCovers
  /** An e-book of this build carries its page numbers. */
  numbersWanted?: boolean
  /** What has to be done sometime, for the moment in which this thread only waits for others. */
  meanwhile?(): void
}

/** What an edition that is made from the pages of another has to know of them. */
export type PrintedPages = {
  geometry: Geometry
  /** What a viewer calls each page. */
  labels: readonly string[]
  /** The characters of each, in the order of drawing, without white space; empty for a draft, of which nobody has read them. */
  texts: readonly string[]
  /** Its outline and the pictures that stand on every page, as the proof found them; empty for a draft. */
  outline: readonly OutlineEntry[]
  placed: readonly (readonly PlacedPicture[])[]
  /** Its first page is a cover, or its last one too. */
  cover: 'none' | 'front' | 'both'
  /** HTML of the cover, as it was laid out; absent where there is none. */
  front?: string
  /**
   * What a viewer calls each page, where in the manuscript its picture stands, else its first block ('' where nothing of the manuscript
   * is on it), and whether something on it reaches the edge of the paper.
   */
  pages: readonly { label: string; source: string; reaches: boolean }[]
}

/** A cover that has been begun: when the browser has done its part (never rejects), and what comes of it. */
export type BegunCover = { drawn: Promise<unknown>; picture: Promise<Outcome<CoverPicture>> }

/** By the name of their edition. */
export type BegunCovers = ReadonlyMap<string, BegunCover>

/** A finished edition, still in memory: nothing is written before all its findings are known. */
export type MadeEdition = {
  /** The file; of numbered copies that have a file each, the first. */
  data: Uint8Array
  /** The files of an edition that is a folder: made one at a time, as often as they are asked for. */
  files?: () => AsyncIterable<{ file: string; data: Uint8Array }>
  /** Absent for an EPUB: it has no pages of its own. */
  pages?: number
  /** Notes that begin on a later page than that of their call; absent for an EPUB. */
  lateNotes?: number
  /** What the letters are set in; empty for an EPUB, whose reader brings its own. */
  fonts: FontSource[]
  /** How its pages are set; absent for an EPUB and a draft. */
  typesetting?: TypeReport
  /** Programs of the machine that it went through, with their versions. */
  programs?: Readonly<Record<string, string>>
  /** Sheets of paper, of an edition that puts pages on them. */
  sheets?: number
  /** Thickness of a book with its cover, mm, where a cover for its spine was made. */
  spine?: number
  /** Of a print edition. */
  printed?: PrintedPages
  /** Where its pages begin, for an e-book that carries their numbers; absent where none does. */
  carried?: CarriedPages
}
