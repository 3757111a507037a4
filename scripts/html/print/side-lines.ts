import type { Element } from 'hast'
import { type Flow, liveCells } from './flow.ts'

/**
 * Tells apart the lines of proper names and book titles that touch: 焦裕禄孔繁森 are two people (CLREQ 3.1.4). Where one ends
 * and the next begins, the first one's line ends earlier, which the stylesheet draws.
 */
export function partSideLines(flow: Flow): void {
  const { cells } = liveCells(flow)
  for (const [index, { line }] of cells.entries()) {
    const before = cells[index - 1]?.line
    if (!line || !before || line === before) continue
    addClass(before, 'line-before')
  }
}

/** The list may be the neutral document's: a new one takes its place. */
function addClass(element: Element, name: string): void {
  const classes = Array.isArray(element.properties.className) ? element.properties.className : []
  if (!classes.includes(name)) element.properties.className = [...classes, name]
}
