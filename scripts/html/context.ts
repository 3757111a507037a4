import type { Matter } from '../config/book.ts'
import type { Manuscript } from '../manuscript/chapter.ts'
import type { Words } from './words.ts'

/** Something that a link or a reference may point to. */
export type Anchor = {
  id: string
  /** What `:ref` prints: `图 2`, `一、先问该不该`. Empty where the target has neither number nor title. */
  label: string
  chapter: number
  /** `file:line` of the target, for messages. */
  place: string
}

/** What the chapters of a book know of each other while they are composed. Made anew for every composition. */
export type Register = {
  anchors: Map<string, Anchor>
  figures: number
  tables: number
  formulas: number
  terms: number
}

/** Half-open range of offsets in a chapter's source. */
export type SourceRange = { start: number; end: number }

/** What the plugins of one chapter need beside its tree. */
export type ChapterContext = {
  /** From 1. */
  number: number
  matter: Matter
  /** Files of all chapters in order: the chapter with number n is files[n - 1]. */
  files: string[]
  manuscript: Manuscript
  register: Register
  /** In the book's language. */
  words: Words
  /** What the allow-list took out, each with a warning of its own; the conservation count leaves it out. */
  removed: SourceRange[]
}
