import type { Root } from 'mdast'
import type { Root as XmlRoot } from 'xast'
import type { DrawnWords } from './svg-words.ts'

/** One manuscript file, parsed. Positions in `tree` are those of `source`. */
export type Chapter = {
  /** Relative to the book's folder, forward slashes. */
  file: string
  source: string
  tree: Root
}

/** A picture that the manuscript uses, found inside the book's folder and readable. */
export type Asset = {
  /** As the manuscript writes it in `![](…)`. */
  src: string
  /** Relative to the book's folder, forward slashes, normalized: also the path under which the browser and the EPUB see it. */
  file: string
  /** Absolute real path, inside the book's folder. */
  path: string
  mediaType: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'image/avif'
  /** Intrinsic size in CSS px. */
  width: number
  height: number
  /** SHA-256 of the file, in hexadecimal. */
  sha256?: string
  /** What an SVG holds; absent for other pictures. */
  drawing?: Drawing
}

/** A picture in SVG: what every edition uses in place of the file. */
export type Drawing = {
  /** Clean: nothing that runs, nothing that is fetched. */
  tree: XmlRoot
  words: DrawnWords[]
  /** True when some of its words may stand in vertical lines. */
  vertical: boolean
}

export type Manuscript = {
  chapters: Chapter[]
  /** Keyed by `chapterFile + '\n' + src`: the same src in two folders is two pictures. */
  assets: Map<string, Asset>
}
