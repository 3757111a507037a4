import type { PrintEdition } from '../config/book.ts'
import type { Document } from '../html/document.ts'
import { indexEntries } from '../html/index-entries.ts'
import { signsOf, wordsOf } from '../html/words.ts'
import { CHAPTER_CHARACTERS } from './chapter-part.ts'
import { FOLIO_CHARACTERS } from './folio.ts'
import { chineseDate, hanMonth } from './front/dates.ts'
import { FRONT_SIGNS } from './front/signs.ts'
import { INDEX_WORDS } from './index-part.ts'
import { noteMark } from './note-mark.ts'
import { MORE } from './running-head.ts'
import { themeOf } from './theme.ts'

/**
 * Every text that layout may add to a document: title page, colophon, contents, heads, folios, marks. Fonts are cut to
 * the characters of the document and of these.
 */
export function generatedTexts(document: Document, edition: PrintEdition): { text: string; source?: string }[] {
  const { book } = document
  const theme = themeOf(edition)
  const own = [
    CHAPTER_CHARACTERS,
    FRONT_SIGNS,
    signsOf(book.language),
    FOLIO_CHARACTERS,
    INDEX_WORDS,
    MORE,
    theme.folioLine.replace('%', ''),
    chineseDate(book.date, edition),
    hanMonth(book.date),
    ...document.chapters.flatMap(({ notes }) => notes.map(({ number }) => noteMark(number))),
  ]
  const described = [
    book.title,
    book.shortTitle,
    book.subtitle,
    book.publisher,
    book.rights,
    book.price,
    book.series && wordsOf(book.language).inSeries(book.series.name, book.series.number),
    book.identifier,
    ...book.creators.map((creator) => creator.name),
    ...Object.values(book.meeting ?? {}),
  ]
  return [
    ...own.map((text) => ({ text })),
    ...described.filter((text) => text !== undefined).map((text) => ({ text, source: `${book.file}:1:1` })),
    ...document.chapters.flatMap((chapter) =>
      chapter.headings.map((heading) => ({ text: heading.number + heading.text, source: heading.source })),
    ),
    ...document.chapters.flatMap(({ shortTitle, file }) =>
      shortTitle ? [{ text: shortTitle, source: `${file}:1:1` }] : [],
    ),
    ...indexEntries(document).flatMap(({ entries }) => entries.map(({ term, source }) => ({ text: term, source }))),
  ]
}
