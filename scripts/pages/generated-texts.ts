import type { PrintEdition } from '../config/book.ts'
import type { Document } from '../html/document.ts'
import { CHAPTER_CHARACTERS } from './chapter-part.ts'
import { chineseDate, FRONT_WORDS } from './front-parts.ts'
import { noteMark } from './note-mark.ts'
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
    FRONT_WORDS,
    '〇一二三四五六七八九十ivxlcdm',
    theme.folioLine.replace('%', ''),
    chineseDate(book.date, edition),
    ...document.chapters.flatMap(({ notes }) => notes.map(({ number }) => noteMark(number))),
  ]
  const described = [
    book.title,
    book.subtitle,
    book.publisher,
    book.rights,
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
  ]
}
