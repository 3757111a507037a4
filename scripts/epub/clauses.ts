import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

/**
 * Parts headings and captions into `span.clause` after their marks, so that on a narrow screen they break where a designer would
 * break them: 三、潜与显： / 埋在地下的，也要有人记得. Only where nothing but text and the number stands. Changes the tree in place.
 */
export function partClauses(element: Element): void {
  if (/^(h[1-6]|figcaption)$/.test(element.tagName)) {
    element.children = clauses(element.children) ?? element.children
    return
  }
  for (const child of element.children) if (child.type === 'element') partClauses(child)
}

/** After a colon, comma, semicolon, full stop or dash with the closing marks that follow it. */
const AFTER_MARK = /(?<=(?:[：，；。！？]|——)[”’》」』）]*)(?![：，；。！？”’》」』）—])/u

function clauses(children: readonly ElementContent[]): ElementContent[] | undefined {
  const numbers = children.filter((child) => child.type === 'element')
  if (numbers.some((number) => number !== children[0] || number.properties.dataGenerated === undefined))
    return undefined
  const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('')
  const parts = text.split(AFTER_MARK).filter((part) => part !== '')
  if (parts.length < 2) return undefined
  return parts.map((part, index) => h('span', { className: ['clause'] }, index === 0 ? [...numbers, part] : [part]))
}
