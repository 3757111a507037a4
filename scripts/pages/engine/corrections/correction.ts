import type { BreakToken, Chunker, Layout } from 'pagedjs'

/** The classes of Paged.js that it does not export; the first page of a layout shows them. */
export type Internals = {
  chunker: Chunker
  layout: Layout
  BreakToken: { new (node: Node, offset?: number): BreakToken; prototype: BreakToken }
}

/**
 * One fault of Paged.js 0.4.3 and its cure. The package is pinned and never edited: a correction replaces
 * methods at run time, on a chunker before it flows (`prepare`) or on the classes it reveals (`reveal`). That the bundle
 * is the known one is asserted where it is served (scripts/pages/engine.ts).
 */
export type Correction = {
  name: string
  prepare?: (chunker: Chunker) => void
  reveal?: (internals: Internals) => void
}

export type { BreakToken }
