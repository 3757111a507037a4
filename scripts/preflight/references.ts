import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatFolio } from '../pages/folio.ts'
import type { PagePart } from '../pages/page.ts'
import { type PageText, targetPages } from './page-text.ts'
import { problem } from './problem.ts'

/**
 * Links inside the publication have a target, and where one prints a page number (contents, index, `见第 3 页`), it is the number
 * of the page on which the target stands.
 */
export function checkReferences(texts: readonly PageText[]): Diagnostic[] {
  const targets = targetPages(texts)
  return texts.flatMap((text) =>
    text.links.flatMap((link) => {
      const where = `第 ${text.page.index} 页`
      const target = targets.get(link.target)
      if (target === undefined) {
        return [problem('link-broken', `${where}的链接“#${link.target}”在页面上没有目标。`, link.source)]
      }
      if (!link.reference && !NUMBERED.has(text.page.part)) return []
      const page = texts[target]?.page
      const number = page && formatFolio(page.number)
      if (link.number === number) return []
      const is = `目标在第 ${page?.index} 页，页码是“${number}”`
      // A line of the contents stands in no block: what it leads to does.
      const source = link.source || texts[target]?.ids.get(link.target)
      return [problem('page-number', `${where}印的页码“${link.number}”不对：${is}。`, source)]
    }),
  )
}

/** Parts in which every link ends in a page number. */
const NUMBERED = new Set<PagePart>(['contents', 'index'])
