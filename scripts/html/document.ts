import type { Element } from 'hast'
import type { Book, Matter } from '../config/book.ts'
import type { Asset } from '../manuscript/chapter.ts'

/** A heading, for contents, outline, running heads and the EPUB nav. */
export type Heading = {
  id: string
  /** 1 = chapter title. */
  level: number
  /** Printed number (`一、`), empty where there is none. */
  number: string
  /** Plain text without the number. */
  text: string
  /** `file:line:column`, as in data-source. */
  source: string
}

/** A note, taken out of the text; its call stays behind. */
export type Note = {
  /** `note-<chapter>-<n>`: id of `element`. The call has id `call-<chapter>-<n>`. */
  id: string
  number: number
  /** `<aside class="note" id=… role="doc-footnote" data-source=…>` with flow content. The number is not part of it. */
  element: Element
}

/** A chapter as hast, in the vocabulary of docs/html.md. */
export type DocumentChapter = {
  /** `chapter-1`, … */
  id: string
  file: string
  /** Plain text of the chapter title (h1). */
  title: string
  /** The title as running heads print it, where the author gave a short one. */
  shortTitle?: string
  matter: Matter
  headings: Heading[]
  /** `<section class="chapter" id=… role="doc-chapter">`; front and back matter have the role of their kind (docs/html.md). */
  section: Element
  notes: Note[]
}

export type Document = { book: Book; chapters: DocumentChapter[]; assets: Asset[] }

/** What a document is besides its text: all that is asked of it once the text stands on pages. Every document is one. */
export type DocumentFrame = {
  book: Book
  chapters: { headings: Heading[]; notes: Pick<Note, 'id' | 'number'>[] }[]
  assets: Asset[]
}

/** A frame that holds nothing of the text: that of a long book takes a hundred megabytes when it is prepared for print. */
export function frameOf({ book, chapters, assets }: DocumentFrame): DocumentFrame {
  return {
    book,
    assets,
    chapters: chapters.map(({ headings, notes }) => ({
      headings,
      notes: notes.map(({ id, number }) => ({ id, number })),
    })),
  }
}
