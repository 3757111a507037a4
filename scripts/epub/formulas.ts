import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { hasClass, isElement } from '../html/elements.ts'
import type { Words } from '../html/words.ts'
import { walk } from './walk.ts'

/**
 * Gives every formula that stands alone and that a phone's line has no room for a name, and brings it within reach of the keyboard: it is
 * scrolled (WCAG 2.1.1). Changes the tree in place.
 */
export function nameWideFormulas(section: Element, words: Words): void {
  walk(section, (formula) => {
    if (!hasClass(formula, 'formula')) return
    const math = formula.children.find((child) => isElement(child, 'math'))
    if (math === undefined || widthOf(math) <= LINE) return
    const number = formula.children.find((child) => hasClass(child, 'formula-number'))
    const ariaLabel = `${words.formula}${number ? textOf(number) : ''}`
    Object.assign(formula.properties, { role: 'group', ariaLabel, tabIndex: 0 })
  })
}

/** In em: a line of a phone at a reader's usual size. */
const LINE = 20

/** Em of a letter or digit, of an operator with its air; of a script, the share of its size. */
const [LETTER, OPERATOR, SCRIPT] = [0.55, 1.1, 0.7]

const SCRIPTED = new Set(['msub', 'msup', 'msubsup'])
/** What stands one above the other. */
const STACKED = new Set(['mfrac', 'mtable', 'munder', 'mover', 'munderover'])

/** Em, roughly: only a layout knows it. */
function widthOf(element: Element): number {
  const children = element.children.filter((child) => child.type === 'element')
  if (children.length === 0) return element.tagName === 'mo' ? OPERATOR : [...textOf(element)].length * LETTER
  const widths = children.map(widthOf)
  const sum = (all: readonly number[]) => all.reduce((total, width) => total + width, 0)
  if (STACKED.has(element.tagName)) return Math.max(...widths)
  if (SCRIPTED.has(element.tagName)) return (widths[0] ?? 0) + SCRIPT * Math.max(0, ...widths.slice(1))
  return sum(widths)
}
