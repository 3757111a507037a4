import type { FolioStyle } from '../config/book.ts'
import type { Sheet } from './sheet.ts'

/** The page of an edition. Lengths in CSS px (96 to the inch) unless said. */
export type Geometry = {
  /** Trim size in mm, exact: what MediaBox and TrimBox are made from. */
  trim: { width: number; height: number }
  writing: 'horizontal' | 'vertical'
  /** Type area 版心. */
  area: { width: number; height: number }
  /** Distance of the type area from the top edge and from the binding edge; whole px. */
  margin: { top: number; inner: number }
  /** Body size, and the square of a character with its tracking. */
  size: number
  cell: number
  /** From line to line, in the text and in the notes: whole px, since Chromium snaps baselines to them. */
  pitch: number
  notePitch: number
  /** Squares of the running head's size that have room over the type area, or beside a vertical one. */
  head: number
}

export type PagePart = 'cover' | 'half-title' | 'title' | 'contents' | 'chapter' | 'colophon' | 'index' | 'blank'

/** A page in the counting of its part of the book; `value` from 1. The cover and its back are no pages of the book. */
export type PageNumber = { style: FolioStyle | 'cover'; value: number }

/** What one block of the manuscript has on one page. */
export type BlockSlice = {
  /** `file:line:column` of the block. */
  source: string
  /** Its text on this page, in reading order, without white space and generated text. */
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
  /** Its number, printed or not: what references to it print, and what viewers of the PDF call it. */
  number: PageNumber
  /** The folio as printed ("12", "一二"), without ornaments; empty where the page prints none. */
  folio: string
  /** The folio with its ornaments ("— 12 —"). */
  folioLine: string
  /** Running head as printed; empty where there is none. */
  head: string
  /** The page's flow content: HTML, split blocks already cut. */
  html: string
  /** The foot notes' HTML; empty where there are none. */
  notes: string
  /** Block size in px left to the flow content; the notes have the rest of the type area. */
  extent: number
  blocks: BlockSlice[]
  /** Ids of elements that begin on this page. */
  ids: string[]
}

/** Everything an edition's layout decided. */
export type Pages = {
  pages: Page[]
  geometry: Geometry
  /** Notes that begin on a later page than that of their call, since there was no room for them. */
  lateNotes: number
  /** How far what reaches the edge goes on beyond it, mm. */
  bleed: number
  /** The static documents that print them. */
  sheet: Sheet
}
