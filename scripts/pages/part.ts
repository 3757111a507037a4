import type { PagePart } from './page.ts'

/** What the layouter gets: something that begins on a page of its own. */
export type Part = {
  kind: PagePart
  chapter?: number
  /** Flow content as HTML. */
  html: string
  /** Notes called from it, `<aside>` elements as HTML. */
  notes: string
  /** Begins on a recto page; a blank page is put before it where needed. */
  recto: boolean
}
