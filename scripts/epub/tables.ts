import type { Element, ElementContent, Nodes } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { hasClass, isElement } from '../html/elements.ts'
import type { Words } from '../html/words.ts'
import { walk } from './walk.ts'

/**
 * Puts every table that a phone's line has no room for into a box of its own, in which it is scrolled: with a name, and within
 * reach of the keyboard (WCAG 2.1.1). Changes the tree in place.
 */
export function scrollTables(section: Element, words: Words): void {
  walk(section, (figure) => {
    if (!hasClass(figure, 'table')) return
    const caption = figure.children.find((child) => isElement(child, 'figcaption'))
    figure.children = figure.children.map((child): ElementContent => {
      if (!isElement(child, 'table') || !(isWide(child) || hasClass(figure, 'turned'))) return child
      const ariaLabel = (caption && nameOf(caption).trim()) || words.table
      return h('div', { className: ['table-scroll'], role: 'group', ariaLabel, tabIndex: 0 }, [child])
    })
  })
}

/** A caption as it is said: without the calls of its notes and the readings of its characters. */
function nameOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node) || hasClass(node, 'note-call') || isElement(node, 'rt')) return ''
  const name = node.children.map(nameOf).join('')
  return hasClass(node, 'caption-number') ? `${name}　` : name
}

/**
 * Head cells say what they head (WCAG 1.3.1): one beside cells with data its row, others their column, but for what the author says. Changes the tree in place.
 */
export function nameHeads(section: Element): void {
  walk(section, (row, _, parent) => {
    if (row.tagName !== 'tr') return
    const headsRow = parent?.tagName !== 'thead' && row.children.some((cell) => isElement(cell, 'td'))
    for (const cell of row.children) {
      if (isElement(cell, 'th') && textOf(cell).trim()) cell.properties.scope ??= headsRow ? 'row' : 'col'
    }
  })
}

/** In em of the table's text: a line of a phone at a reader's usual size. */
const LINE = 22
/** Text of a cell that is longer turns over; narrower than this a column is a ladder of single characters. */
const NARROWEST = 5
const PADDING = 1

function isWide(table: Element): boolean {
  const columns: number[] = []
  walk(table, (row) => {
    if (row.tagName !== 'tr') return
    const cells = row.children.filter((child) => isElement(child, 'td', 'th'))
    for (const [index, cell] of cells.entries()) {
      const width = Math.min(NARROWEST, widthOf(textOf(cell))) + PADDING
      columns[index] = Math.max(columns[index] ?? 0, width)
    }
  })
  return columns.reduce((sum, width) => sum + width, 0) > LINE
}

/** Em: a Han is one wide, a letter half. */
function widthOf(text: string): number {
  return [...text.trim()].reduce((sum, character) => sum + (character < '\u2e80' ? 0.5 : 1), 0)
}
