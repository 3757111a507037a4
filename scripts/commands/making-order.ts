import type { Book, Edition } from '../config/book.ts'

/**
 * The editions in the order in which they are made: those whose page numbers e-books carry first, those that are made from the pages
 * of others last. With them the print editions that the last need and nobody asked for: they are made, and not written.
 */
export function makingOrder(editions: readonly Edition[], book: Book): Edition[] {
  const sources = new Set(editions.flatMap(({ of }) => of ?? []))
  const also = book.editions.filter((edition) => sources.has(edition.name) && !editions.includes(edition))
  const rank = (edition: Edition) => (edition.of !== undefined ? 2 : carriesNumbers(edition, editions) ? 0 : 1)
  return [...editions, ...also].sort((a, b) => rank(a) - rank(b))
}

/** Something of it is laid out or drawn. The press file and the copies are made of pages that are there. */
export function needsBrowser(edition: Edition): boolean {
  return edition.of === undefined || (edition.made !== 'press' && edition.made !== 'copies')
}

/** An e-book of this build carries its page numbers. */
export function carriesNumbers({ name }: Edition, editions: readonly Edition[]): boolean {
  return editions.some((edition) => edition.format === 'epub' && edition.pages === name)
}
