import type { Book, Edition } from '../config/book.ts'
import { didYouMean } from '../config/findings.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'

/** The editions that were asked for by name, in the book's order; all of them when none was named. */
export function selectEditions(book: Book, names: readonly string[]): Outcome<Edition[]> {
  if (names.length === 0) return { value: book.editions, diagnostics: [] }
  const known = book.editions.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  return {
    value: book.editions.filter(({ name }) => names.includes(name)),
    diagnostics: unknown.map((name) => {
      const best = didYouMean(name, known)
      return {
        severity: 'error',
        rule: 'build/edition-unknown',
        message: `没有叫 ${name} 的版本。`,
        hint: best ? `是不是想写 ${best}？` : `这本书的版本：${known.join('、')}。`,
        place: { file: book.file },
        domain: 'configuration',
      }
    }),
  }
}
