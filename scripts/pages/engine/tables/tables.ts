import type { Layout } from 'pagedjs'
import { axisOf } from '../axis.ts'
import type { Correction } from '../corrections/correction.ts'
import { type Origins, originsFor } from '../corrections/identity-token.ts'
import { opensPage } from '../opens-page.ts'
import { brokenRow, cutTable, type Register } from './cut.ts'

/**
 * Paged.js ends a page inside a table at one node, as it does in running text: the cells beside a tall cell are thrown
 * out whole, rows under a spanning cell are doubled (dom.js rebuildAncestors), and a colspan anywhere moves the break to
 * some other row (layout.js findOverflow). Here the table is cut by what the browser shows (cut.ts).
 */
export function tablesOverPages(vertical: boolean, register: Register): Correction {
  return {
    name: 'tables',
    reveal({ chunker, layout, BreakToken }) {
      const prototype = Object.getPrototypeOf(layout)
      const origins = originsFor(chunker)
      if (!origins) return
      const inText = prototype.createBreakToken as Layout['createBreakToken']
      prototype.createBreakToken = function createBreakToken(
        this: Layout,
        overflow: Range,
        rendered: HTMLElement,
        source: Node,
      ) {
        const table = outermostTable(overflow.startContainer, rendered)
        if (!table) return inText.call(this, overflow, rendered, source)
        // Paged.js looks for overflow between two cells, too. It goes on when there is no token, and asks again.
        if (hasOpenRow(table, origins)) return undefined
        const area = (this.element.parentElement as HTMLElement).getBoundingClientRect()
        const whole = table.closest('figure.table') ?? table
        const movable = !opensPage(rendered, whole)
        const next = cutTable(table, axisOf(area, vertical), origins, { register, movable })
        if (next) {
          overflow.setStartAfter(table)
          return new BreakToken(next)
        }
        // Nothing of the body stays: the head and the caption go with it.
        if (movable) overflow.setStartBefore(whole)
        return inText.call(this, overflow, rendered, source)
      }
    },
  }
}

/** Whether the last row of a rendered table still lacks some of its cells, or a part of them. */
function hasOpenRow(table: HTMLTableElement, origins: Origins): boolean {
  const row = [...table.rows].at(-1)
  const source = row && origins(row)?.node
  if (!(source instanceof HTMLTableRowElement) || !row) return false
  const [own, shown] = [source.cells, row.cells]
  const isOpen = (index: number) => (own[index]?.textContent ?? '').trim() !== (shown[index]?.textContent ?? '').trim()
  return own.length > shown.length || isOpen(own.length - 1)
}

/** A colspan anywhere in a table makes Paged.js break it some rows too early: the break that the browser shows is put right. */
export function atBrokenRow(overflow: Range | undefined, rendered: HTMLElement, vertical: boolean): Range | undefined {
  const table = overflow && outermostTable(overflow.startContainer, rendered)
  const area = rendered.closest('.pagedjs_area')?.getBoundingClientRect()
  if (!table || !area) return overflow
  const row = brokenRow(table, axisOf(area, vertical))
  if (row && !row.contains(overflow.startContainer) && overflow.comparePoint(row, 0) === 0) overflow.setStartBefore(row)
  return overflow
}

export function outermostTable(node: Node, rendered: HTMLElement): HTMLTableElement | undefined {
  let table: HTMLTableElement | undefined
  for (let around: Node | null = node; around && around !== rendered; around = around.parentNode) {
    if (around instanceof HTMLTableElement) table = around
  }
  return table
}
