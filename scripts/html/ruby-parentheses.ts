import type { Element, ElementContent, Root } from 'hast'
import { visit } from '../manuscript/visit.ts'
import { isElement } from './elements.ts'

/** Parentheses round every reading, for readers that do not know ruby: 汉（hàn）. */
export function rubyParentheses() {
  return (tree: Root) => {
    visit(tree, 'element', (element) => {
      if (!isElement(element, 'ruby')) return
      element.children = element.children.flatMap((child): ElementContent[] =>
        isElement(child, 'rt') ? [parenthesis('（'), child, parenthesis('）')] : [child],
      )
    })
  }
}

function parenthesis(value: string): Element {
  return { type: 'element', tagName: 'rp', properties: { dataGenerated: '' }, children: [{ type: 'text', value }] }
}
