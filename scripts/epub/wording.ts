import type { Book, Creator } from '../config/book.ts'

const ROLES: Record<Creator['role'], string> = { aut: '著', edt: '编', trl: '译', ill: '绘', com: '编选' }

/** Creators by role, in the order of their first appearance: “张三 李四 著”. */
export function creatorLines(creators: readonly Creator[]): { names: string[]; role: string }[] {
  const byRole = Map.groupBy(creators, (creator) => creator.role)
  return [...byRole].map(([role, group]) => ({ names: group.map((creator) => creator.name), role: ROLES[role] }))
}

/** `2026-11-22` as 2026年11月22日. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** The book's number as a colophon prints it. */
export function identifierLine(book: Book): { label: string; value: string } {
  const isbn = book.identifier.match(/^urn:isbn:(.+)$/i)
  return isbn ? { label: '书号', value: `ISBN ${isbn[1]}` } : { label: '标识', value: book.identifier }
}
