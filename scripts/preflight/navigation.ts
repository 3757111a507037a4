import type { Element, ElementContent } from 'hast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document, Heading } from '../html/document.ts'
import { ordinary } from './characters.ts'
import { type PageText, targetPages, visit } from './page-text.ts'
import type { PdfFacts } from './pdf-facts.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'

/** Every link of the pages is a link in the PDF, and leads to the page on which its target stands. */
export function checkLinks(texts: readonly PageText[], facts: PdfFacts): Diagnostic[] {
  const targets = targetPages(texts)
  return texts.flatMap((text, index) =>
    text.links.flatMap((link) => {
      const { target } = link
      const page = targets.get(target)
      // A link without a target has been reported with the pages.
      if (page === undefined) return []
      // A line of the contents stands in no block: what it leads to does.
      const source = link.source || texts[page]?.ids.get(target)
      const where = `PDF 第 ${index + 1} 页`
      if (!facts.pages[index]?.links.has(target))
        return [problem('link-lost', `${where}丢了链接“#${target}”。`, source)]
      const leads = facts.destinations.get(target)
      if (leads === page) return []
      const to = leads === undefined || leads < 0 ? '没有去处' : `去了第 ${leads + 1} 页`
      return [problem('link-target', `${where}的链接“#${target}”${to}，应到第 ${page + 1} 页。`, source)]
    }),
  )
}

/** Every heading stands in the outline, in order. */
export function checkOutline(document: Document, facts: PdfFacts): Diagnostic[] {
  const titles = facts.outline.map(ordinary)
  let next = 0
  return document.chapters.flatMap((chapter) => {
    const elements = elementsById(chapter.section)
    return chapter.headings.flatMap((heading) => {
      const wanted = printedForms(elements.get(heading.id), heading).map(ordinary)
      const found = titles.findIndex((title, index) => index >= next && wanted.some((text) => title.includes(text)))
      if (found < 0) return [problem('outline', `PDF 的书签里没有标题${quote(heading.text)}。`, heading.source)]
      next = found + 1
      return []
    })
  })
}

/** A heading as the outline may have it: print changes characters (2004年 is 二〇〇四年 in vertical lines) and may add readings. */
function printedForms(element: Element | undefined, heading: Heading): string[] {
  return [heading.text, ...(element ? [printedText(element, true), printedText(element, false)] : [])]
}

function elementsById(section: Element): Map<string, Element> {
  const elements = new Map<string, Element>()
  visit(section, '', (element) => elements.set(String(element.properties.id ?? ''), element))
  return elements
}

function printedText(node: ElementContent, readings: boolean): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || node.properties.dataGenerated !== undefined) return ''
  if (!readings && node.tagName === 'rt') return ''
  return node.children.map((child) => printedText(child, readings)).join('')
}
