import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DocumentFrame } from '../html/document.ts'
import { destinationName } from '../pdf/join-destinations.ts'
import { outlineTitle } from '../pdf/outline.ts'
import { ordinary } from './characters.ts'
import { type PageText, targetPages } from './page-text.ts'
import type { PdfFacts } from './pdf-facts.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'

/** Every link of the pages is a link in the PDF, and leads to the page on which its target stands. */
export function checkLinks(texts: readonly PageText[], facts: PdfFacts): Diagnostic[] {
  const targets = targetPages(texts)
  return texts.flatMap((text, index) =>
    text.links.flatMap((link) => {
      const { target } = link
      const name = destinationName(target)
      const page = targets.get(target)
      // A link without a target has been reported with the pages.
      if (page === undefined) return []
      // A line of the contents stands in no block: what it leads to does.
      const source = link.source || texts[page]?.ids.get(target)
      const where = `PDF 第 ${index + 1} 页`
      if (!facts.pages[index]?.links.has(name)) return [problem('link-lost', `${where}丢了链接“#${target}”。`, source)]
      const leads = facts.destinations.get(name)
      if (leads === page) return []
      const to = leads === undefined || leads < 0 ? '没有去处' : `去了第 ${leads + 1} 页`
      return [problem('link-target', `${where}的链接“#${target}”${to}，应到第 ${page + 1} 页。`, source)]
    }),
  )
}

/**
 * The outline is the list of the headings and nothing else: every one in its order, below the heading that it stands under,
 * leading to the page on which it begins. Headings of the manuscript have their plain titles.
 */
export function checkOutline(document: DocumentFrame, texts: readonly PageText[], facts: PdfFacts): Diagnostic[] {
  const titles = new Map(
    document.chapters.flatMap(({ headings }) => headings.map((heading) => [heading.id, outlineTitle(heading)])),
  )
  const found: Diagnostic[] = []
  const above: number[] = []
  let next = 0
  for (const [page, text] of texts.entries()) {
    for (const { id, level, source, forms } of text.headings) {
      while ((above.at(-1) ?? 0) >= level) above.pop()
      const depth = above.push(level) - 1
      const title = titles.get(id)
      titles.delete(id)
      const wanted = (title === undefined ? forms : [title]).map(ordinary)
      const entry = facts.outline[next]
      if (!entry || !wanted.includes(ordinary(entry.title))) {
        found.push(problem('outline', `PDF 的书签里没有标题${quote(title ?? forms[1] ?? '')}，或者次序不对。`, source))
        continue
      }
      next += 1
      if (entry.depth !== depth) {
        const message = `PDF 的书签${quote(entry.title)}在第 ${entry.depth + 1} 层，应在第 ${depth + 1} 层。`
        found.push(problem('outline', message, source))
      }
      if (entry.page !== page) {
        const message = `PDF 的书签${quote(entry.title)}去了第 ${entry.page + 1} 页，应到第 ${page + 1} 页。`
        found.push(problem('outline', message, source))
      }
    }
  }
  const strange = facts.outline.slice(next).map(({ title }) => problem('outline', `PDF 多了书签${quote(title)}。`))
  return [...found, ...strange]
}
