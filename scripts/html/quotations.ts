import type { ElementContent, Root, RootContent } from 'hast'
import { generated, isElement } from './elements.ts'
import type { Words } from './words.ts'

/**
 * The quotation marks of `<q>` as text of our own, outer and inner ones in turn: a browser would draw marks that no face was cut for and
 * that no check knows of.
 */
export function quotations({ words }: { words: Words }) {
  const mark = (nodes: (RootContent | ElementContent)[], depth: number): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      const isQuotation = isElement(node, 'q')
      mark(node.children, isQuotation ? depth + 1 : depth)
      if (!isQuotation) continue
      const [open, close] = depth % 2 === 0 ? words.quotes.outer : words.quotes.inner
      node.tagName = 'span'
      node.children.unshift(generated('span', 'quotation-mark', open))
      node.children.push(generated('span', 'quotation-mark', close))
    }
  }
  return (tree: Root) => mark(tree.children, 0)
}
