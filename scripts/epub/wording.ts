import type { Book, Creator } from '../config/book.ts'
import { printedIsbn } from '../config/isbn.ts'
import { wordsOf } from '../html/words.ts'

/** Creators by role, in the order of their first appearance: “张三 李四 著”. */
export function creatorLines({ creators, language }: Book): { names: string[]; role: Creator['role']; verb: string }[] {
  const byRole = Map.groupBy(creators, (creator) => creator.role)
  const { verbs } = wordsOf(language)
  return [...byRole].map(([role, group]) => ({ names: group.map(({ name }) => name), role, verb: verbs[role] }))
}

/** `2026-11-22` as 2026年11月22日. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** The book's number as a colophon prints it. */
export function identifierLine(book: Book): { label: string; value: string } {
  const isbn = printedIsbn(book.identifier)
  const { labels } = wordsOf(book.language)
  return isbn ? { label: labels.isbn, value: isbn } : { label: labels.identifier, value: book.identifier }
}

/** The series and the book's place in it; empty where it belongs to none. */
export function seriesLine({ series, language }: Book): string {
  return series ? wordsOf(language).inSeries(series.name, series.number) : ''
}
