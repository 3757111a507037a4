import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Edition, EpubEdition, PrintEdition } from './book.ts'
import { didYouMean, finding } from './findings.ts'
import type { EditionInput } from './schema.ts'
import type { PlacedYaml } from './yaml.ts'

/**
 * Says of every e-book which print edition's page numbers it carries: the one that its `pages` names; without `pages` the first booklet
 * with the same writing, else the first booklet, else the first print edition; with `pages: false`, or where nothing is printed, none.
 */
export function choosePages(
  editions: readonly Edition[],
  input: Record<string, EditionInput> | undefined,
  yaml: PlacedYaml,
): Outcome<Edition[]> {
  const diagnostics: Diagnostic[] = []
  const printed = editions.filter((edition) => edition.format === 'pdf' && edition.of === undefined)
  const chosen = editions.map((edition): Edition => {
    if (edition.of !== undefined) return edition
    const pages = input?.[edition.name]?.pages
    const wrong = (message: string, hint: string) =>
      diagnostics.push(
        finding('edition-invalid', message, hint, yaml.place(['editions', edition.name, 'pages'], 'key')),
      )
    if (edition.format === 'pdf') {
      if (pages !== undefined) wrong(`版本 ${edition.name} 有自己的页码。`, '删去 pages；只有电子书用它。')
      return edition
    }
    if (pages === false) return edition
    if (pages === undefined) return { ...edition, pages: usualSource(edition, printed)?.name }
    if (printed.some(({ name }) => name === pages)) return { ...edition, pages }
    const best = didYouMean(
      pages,
      printed.map(({ name }) => name),
    )
    const known = printed.length > 0 ? `印刷的版本：${printed.map(({ name }) => name).join('、')}。` : '删去 pages。'
    wrong(`电子书 ${edition.name} 要带 ${pages} 的页码，没有这个印刷的版本。`, best ? `是不是想写 ${best}？` : known)
    return edition
  })
  return { value: chosen, diagnostics }
}

function usualSource({ writing }: EpubEdition, printed: readonly PrintEdition[]): PrintEdition | undefined {
  const booklets = printed.filter(({ theme }) => theme === 'booklet')
  return booklets.find((booklet) => booklet.writing === writing) ?? booklets[0] ?? printed[0]
}
