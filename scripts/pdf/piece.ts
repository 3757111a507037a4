import type { BrowserFile } from './browser-file.ts'
import type { BrowserFrame } from './browser-frame.ts'
import type { PDFRef } from './pdf-lib.ts'
import type { Leaf } from './structure-leaves.ts'

/** One of the browser's files on its way into the joined one. */
export type Piece = {
  file: BrowserFile
  frame: BrowserFrame
  leaves: Map<number, Leaf>
  /** Where its objects stand in the joined file; an object without an entry is left behind. */
  refs: Map<number, PDFRef>
  /** Added to its keys of the parent tree. */
  firstParent: number
}

/** The reference by which the joined file knows an object of `piece`. Throws when the object was left behind. */
export function refText({ refs }: Piece, number: number): string {
  const ref = refs.get(number)
  if (!ref) throw new Error(`object ${number} of a print was left behind, and something refers to it`)
  return ref.toString()
}
