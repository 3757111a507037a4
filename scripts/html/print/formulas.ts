import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { italicOf } from '../italic-letters.ts'

/**
 * Formulas as they are printed: single letters as the italics that the browser shows for them (MathML Core 2.1.5, math-auto), so
 * that the page says what the PDF says, with the letter of the manuscript in data-text; in a box of its own, which the layouter
 * (pages/engine/formulas.ts) fits into the lines. Changes the tree in place.
 */
export function setFormulas(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  if (node.tagName !== 'math') {
    node.children = node.children.map(setFormulas)
    return node
  }
  lean(node)
  return h('span', { className: ['formula-box'] }, node)
}

function lean(element: Element): void {
  const [only, ...others] = element.children
  const isLetter = element.tagName === 'mi' && element.properties.mathvariant !== 'normal' && others.length === 0
  if (isLetter && only?.type === 'text') {
    const italic = italicOf(only.value.trim())
    if (italic !== undefined) {
      element.properties.dataText = only.value.trim()
      element.children = [{ type: 'text', value: italic }]
    }
    return
  }
  for (const child of element.children as ElementContent[]) if (child.type === 'element') lean(child)
}
