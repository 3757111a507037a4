import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { folioLabel, labelPages, type PageLabel } from '../pdf/labels.ts'
import { type PageText, targetPages } from './page-text.ts'
import { problem } from './problem.ts'

/**
 * Links inside the publication have a target, and where one prints a page number (contents lines, `见第 3 页`), it is the number
 * of the page on which the target stands.
 */
export function checkReferences(texts: readonly PageText[]): Diagnostic[] {
  const labels = labelPages(texts.map((text) => text.page))
  const targets = targetPages(texts)
  return texts.flatMap((text) =>
    text.links.flatMap((link) => {
      const where = `第 ${text.page.index} 页`
      const target = targets.get(link.target)
      if (target === undefined) {
        return [problem('link-broken', `${where}的链接“#${link.target}”在页面上没有目标。`, link.source)]
      }
      if (!link.reference && text.page.part !== 'contents') return []
      if (isNumberOf(link.number, labels[target])) return []
      const is = `目标在第 ${texts[target]?.page.index} 页，页码是“${texts[target]?.page.folio}”`
      // A line of the contents stands in no block: what it leads to does.
      const source = link.source || texts[target]?.ids.get(link.target)
      return [problem('page-number', `${where}印的页码“${link.number}”不对：${is}。`, source)]
    }),
  )
}

function isNumberOf(printed: string, label: PageLabel | undefined): boolean {
  const number = folioLabel(printed)
  return number !== undefined && number.value === label?.value && number.style === label.style
}
