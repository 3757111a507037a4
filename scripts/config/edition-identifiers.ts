import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Edition } from './book.ts'
import { finding } from './findings.ts'
import { deriveEditionIdentifier } from './identifier.ts'
import type { EditionInput } from './schema.ts'
import type { PlacedYaml } from './yaml.ts'

/**
 * Gives the editions that need one an identifier of their own: whatever book.yaml says, and every e-book after the first, since a
 * reader takes two e-books with the same identifier for one (EPUB 3.3, 5.3.5). Two e-books may not be given the same one.
 *
 * @param book the book's identifier, which the first e-book and all print editions keep
 */
export function identifyEditions(
  editions: readonly Edition[],
  input: Record<string, EditionInput> | undefined,
  book: string,
  yaml: PlacedYaml,
): Outcome<Edition[]> {
  const diagnostics: Diagnostic[] = []
  const ebooks = new Map<string, string>()
  const identified = editions.map((edition): Edition => {
    if (edition.of !== undefined) return edition
    const { name } = edition
    const own = input?.[name]?.identifier
    if (edition.format !== 'epub') return own ? { ...edition, identifier: own } : edition
    const identifier = own ?? (ebooks.has(book.toLowerCase()) ? deriveEditionIdentifier(book, name) : book)
    const twin = ebooks.get(identifier.toLowerCase())
    if (twin) {
      const message = `电子书 ${name} 与 ${twin} 的 identifier 相同，阅读器会当成同一本书，后装的顶掉先装的。`
      const place = yaml.place(['editions', name, 'identifier'], 'key')
      diagnostics.push(finding('identifier-doubled', message, '给其中一个另写一个，或删去让 Banxin 推出。', place))
    }
    ebooks.set(identifier.toLowerCase(), name)
    return { ...edition, identifier }
  })
  return { value: identified, diagnostics }
}
