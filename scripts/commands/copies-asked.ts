import type { Book, CopiesEdition, Edition, PrintEdition } from '../config/book.ts'
import { readCopyNumbers } from '../config/copy-numbers.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'

/** What a command line says of numbered copies. */
export type CopiesAsked = { copies: string; watermark?: string; each: boolean }

/**
 * The book as a command line that asks for numbered copies wants it: editions of copies that are asked for get these numbers, and every
 * other handout that is asked for an edition of copies beside it.
 * @param names editions that are asked for; empty for all
 * @returns the book, and the names with those of the new editions
 */
export function askForCopies(
  book: Book,
  names: readonly string[],
  asked: CopiesAsked | undefined,
): Outcome<{ book: Book; names: readonly string[] }> {
  if (!asked) return { value: { book, names }, diagnostics: [] }
  const numbers = readCopyNumbers(asked.copies)
  if (!numbers) {
    const message = `份号 ${asked.copies} 看不懂。`
    return { diagnostics: [wrong(message, '写 1-200、7 或 1-50,61-70：六位以内，从小到大，一次至多一万份。')] }
  }
  const isAsked = ({ name }: Edition) => names.length === 0 || names.includes(name)
  const own = book.editions.filter((edition): edition is CopiesEdition => isCopies(edition) && isAsked(edition))
  const handouts = book.editions.filter(
    (edition): edition is PrintEdition =>
      edition.format === 'pdf' && edition.of === undefined && edition.theme === 'handout' && isAsked(edition),
  )
  const without = handouts.filter(({ name }) => !own.some(({ of }) => of === name))
  if (own.length + without.length === 0) {
    return {
      diagnostics: [wrong('要编份号，却没有讲义。', '份号编在讲义上：--edition 里写上一个 theme: handout 的版本。')],
    }
  }
  const options = { numbers, each: asked.each, ...(asked.watermark ? { watermark: asked.watermark } : {}) }
  const added = without.map(
    ({ name }): CopiesEdition => ({ name: `${name}-copies`, format: 'pdf', of: name, made: 'copies', ...options }),
  )
  const taken = added.find(({ name }) =>
    book.editions.some((edition) => edition.name.toLowerCase() === name.toLowerCase()),
  )
  if (taken) {
    return { diagnostics: [wrong(`份号要写进 ${taken.name}，已有叫这个名字的版本。`, '给那个版本换一个名字。')] }
  }
  const numbered = new Set([...own, ...added].map(({ of }) => of))
  const editions = book.editions.map((edition): Edition => {
    if (isCopies(edition) && own.includes(edition)) return { ...edition, ...options }
    const isSource = edition.format === 'pdf' && edition.of === undefined && numbered.has(edition.name)
    return isSource ? { ...edition, copyNumber: true } : edition
  })
  const all = names.length === 0 ? names : [...names, ...added.map(({ name }) => name)]
  return { value: { book: { ...book, editions: [...editions, ...added] }, names: all }, diagnostics: [] }
}

function isCopies(edition: Edition): edition is CopiesEdition {
  return edition.of !== undefined && edition.made === 'copies'
}

function wrong(message: string, hint: string): Diagnostic {
  return { severity: 'error', rule: 'build/copies', message, hint, domain: 'configuration' }
}
