import type { NoteNumbering } from '../config/book.ts'
import type { Document } from './document.ts'

/**
 * The document with its notes numbered as an edition wants it: in each chapter from 1, as they are composed, or on through
 * the whole book. Numbers that begin again on every page are known only to the layout; till then they are the chapter's.
 * Ids stay, and so does the text of the calls: who prints a call takes the number of its note.
 */
export function numberNotes(document: Document, numbering: NoteNumbering): Document {
  if (numbering !== 'book') return document
  let before = 0
  const chapters = document.chapters.map((chapter) => {
    const notes = chapter.notes.map((note, index) => ({ ...note, number: before + index + 1 }))
    before += notes.length
    return { ...chapter, notes }
  })
  return { ...document, chapters }
}
