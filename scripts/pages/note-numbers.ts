import type { NoteNumbering } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { Document } from '../html/document.ts'
import type { NoteCall, RawPage } from './engine/extract.ts'
import { noteMark } from './note-mark.ts'

/** Printed numbers by the id of the note. */
export type NoteNumbers = ReadonlyMap<string, number>

/**
 * The number of every note. By page they begin again on each page in the order of the calls; a note that is not on `pages`
 * yet has 1. Otherwise they are those of the document, and `pages` do not matter.
 */
export function noteNumbers(document: Document, numbering: NoteNumbering, pages: readonly RawPage[]): NoteNumbers {
  const notes = document.chapters.flatMap((chapter) => chapter.notes)
  if (numbering !== 'page') return new Map(notes.map(({ id, number }) => [id, number]))
  const numbers = new Map(notes.map(({ id }) => [id, 1]))
  for (const { calls } of pages) {
    let number = 0
    for (const call of calls) if (call.first) numbers.set(call.note, ++number)
  }
  return numbers
}

/** The page with the marks of `numbers` in place of those it was laid out with, which are as wide. */
export function printMarks<P extends Pick<RawPage, 'html' | 'notes'>>(page: P, numbers: NoteNumbers): P {
  const mark = (whole: string, before: string, id: string, after: string) => {
    const number = numbers.get(decodeURIComponent(id))
    return number === undefined ? whole : `${before}${noteMark(number)}${after}`
  }
  return { ...page, html: page.html.replace(CALL, mark), notes: page.notes.replace(NOTE, mark) }
}

/** As the browser writes what chapter-part.ts has made. */
const CALL = /(<a class="note-call"[^>]* href="#([^"]*)"[^>]*>)[^<]*(<\/a>)/g
const NOTE = /(<a class="note-mark"[^>]* data-note="([^"]*)"[^>]*>)[^<]*(<\/a>)/g

/** The calls whose note only begins on a later page. */
export function lateNotes(pages: readonly RawPage[]): NoteCall[] {
  return pages.flatMap(({ calls, ids }) => {
    const here = new Set(ids)
    return calls.filter(({ first, note }) => first && !here.has(note))
  })
}

/** What an editor should know about the notes of the laid-out pages. */
export function noteFindings(pages: readonly RawPage[], numbering: NoteNumbering, numbers: NoteNumbers): Diagnostic[] {
  const markOf = (note: string) => noteMark(numbers.get(note) ?? 1)
  const late = lateNotes(pages).map(
    ({ note, source }): Diagnostic => ({
      severity: 'warning',
      rule: 'pages/note-late',
      message: `注${markOf(note)}在呼号所在的一页排不下，从下一页开始。`,
      hint: '把这一行或这一格里的注合并、写短，或把注挪到前后另一行。',
      place: placeOf(source),
    }),
  )
  if (numbering !== 'page') return late
  return [...late, ...pages.flatMap((page) => calledElsewhere(page, markOf))]
}

/** Where numbers begin again on every page, a second call on another page leads to a note of that page. */
function calledElsewhere({ calls }: RawPage, markOf: (note: string) => string): Diagnostic[] {
  const here = new Set(calls.flatMap(({ first, note }) => (first ? [note] : [])))
  return calls
    .filter(({ note }) => !here.has(note))
    .map(({ note, source }) => ({
      severity: 'warning',
      rule: 'pages/note-elsewhere',
      message: `再次引用的注${markOf(note)}印在前面的另一页，而这一版的注按页编号，读者会找错。`,
      hint: '给这一处另写一条注，或把这一版的 notes 改为 chapter 或 book。',
      place: placeOf(source),
    }))
}
