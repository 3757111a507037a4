import type { Edges } from './print/page-edges.ts'
import type { PrintedPicture } from './printed-picture.ts'
import type { ReadingOrder } from './reading-order.ts'
import type { PageMeasure, PlannedPage } from './type/page.ts'

export type PdfFont = { name: string; type: string; embedded: boolean }

export type PdfPage = {
  /** Size of the visible box in pt. */
  width: number
  height: number
  /** Characters in the order of drawing, without white space. */
  text: string
  /** The same in the order of the tags; only where the order of drawing is not that of the page. */
  tagged?: string
  /** True where not even the tags tell the order: upright digits between two words that are drawn late. */
  unordered?: boolean
  /** Sizes of its characters in pt. */
  sizes: Set<number>
  /** Names of the destinations that this page's links lead to. */
  links: Set<string>
  /** Fonts that it uses. */
  fonts: PdfFont[]
  pictures: Omit<PrintedPicture, 'page'>[]
  /** Its typesetting, where it was asked for. */
  type?: PageMeasure
  /** What there is at its edges, where it is known how it is cut. */
  edges?: Edges
  /** What is drawn on it and where it stands, where it was asked for. */
  places?: DrawnPlaces
}

/**
 * Of every glyph, in the order of drawing, a line of what it is; its place, advance and size (x, y, width, size, height), and behind them the boxes of
 * painted paths and of pictures, pt.
 */
export type DrawnPlaces = { looks: string; lengths: Float64Array }

/** An entry of the outline: `depth` 0 = outermost, `page` -1 where it leads nowhere. */
export type OutlineEntry = { title: string; depth: number; page: number }

/** What a finished PDF says of itself when it is read back. */
export type PdfFacts = {
  /** Pages in the file. */
  count: number
  pages: PdfPage[]
  /** Absent when the file has none. */
  labels?: string[]
  /** Depth first. */
  outline: OutlineEntry[]
  /** Index of the page of every named destination; -1 when its page is not in the file. */
  destinations: Map<string, number>
  title: string
  tagged: boolean
  /** Pages of which the reading by their operators is taken; absent where PDF.js alone has read. */
  byOperators?: number
}

/** What is expected of a page. */
export type ExpectedPage = {
  /** A page that has its text in another order is read by its tags too. */
  order: ReadingOrder
  /** What its type is measured against, and what that of the page behind it is; without it, it is not measured. */
  planned?: PlannedPage
  next?: PlannedPage
  /** Where everything stands is asked, for two readers to compare. */
  places?: boolean
}
