import type { PrintEdition } from '../../config/book.ts'
import type { Document } from '../../html/document.ts'
import type { Geometry } from '../page.ts'

/** What Banxin sets before the chapters is made from this: all of it is data-generated. */
export type FrontRequest = {
  document: Document
  edition: PrintEdition
  /** What a line of the contents prints for the id of its heading. */
  folios: ReadonlyMap<string, string>
  /** True when there is an index, which the contents name after the chapters. */
  indexed: boolean
  /** Trim size in mm, which the colophon names. */
  trim: Geometry['trim']
}
