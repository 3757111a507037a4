/** Lengths are CSS px, whole where the layout counts on it. */
export type Geometry = {
  /** Trim size in mm, exact: what MediaBox and TrimBox are made from. */
  trim: { width: number; height: number }
  writing: 'horizontal' | 'vertical'
}

export type PagePart = 'title' | 'contents' | 'chapter' | 'colophon' | 'blank'

/** What one block of the manuscript has on one page. */
export type BlockSlice = {
  /** `file:line:column` of the block. */
  source: string
  /** Its text on this page, in reading order. */
  text: string
}

/** One page as a plain value: everything later stages need, and nothing of a browser. */
export type Page = {
  /** From 1, in reading order. */
  index: number
  part: PagePart
  /** Index into Document.chapters; absent on pages that belong to no chapter. */
  chapter?: number
  side: 'recto' | 'verso'
  /** The folio's value as printed ("12", "十二"); empty where the page prints none. Also the PDF page label. */
  folio: string
  /** Running head as printed; empty where there is none. */
  head: string
  /** The page's flow content: HTML, split blocks already cut. */
  html: string
  /** The foot notes' HTML; empty where there are none. */
  notes: string
  blocks: BlockSlice[]
  /** Ids of elements that begin on this page. */
  ids: string[]
}

/** Everything an edition's layout decided. */
export type Pages = {
  pages: Page[]
  geometry: Geometry
  /** The static sheet document that prints them, ready for page.pdf(). */
  sheet: string
}
