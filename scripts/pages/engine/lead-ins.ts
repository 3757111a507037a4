import { axisOf } from './axis.ts'
import { linesOf } from './last-page-plan.ts'

/**
 * A line that announces a poem, a table, a list stays with it (styles/base.css), and a heading with that line. Where the block has no room
 * on the page, both go over with it and leave a hole, which no reader would take for better than a colon at the foot of a page:
 * a lead-in that fills most of the hole is parted from its block.
 */
const PARTED = 'parted'

/** Lines left empty from which on a page end is looked at. */
const HOLE = 4

/** The part of the hole that may stay empty. */
const STILL_EMPTY = 0.5

/** The lead-in that went to the next page, which begins with `node`, and left `free` lines of the page before empty. */
export function leadInThatWent(node: Node | undefined, free: number): HTMLElement | undefined {
  if (free < HOLE || !(node instanceof Element)) return undefined
  let block: Element | null = node
  while (block?.matches('h2, h3, h4, h5, h6')) block = block.nextElementSibling
  return block instanceof HTMLElement && block.matches(`p.lead-in:not(.${PARTED})`) ? block : undefined
}

/** The same where a page is probed: `find` tells its overflow. */
export function fillEnd(rendered: HTMLElement, vertical: boolean, find: () => Range | undefined): Range | undefined {
  const overflow = find()
  if (!overflow || !rendered.querySelector('.lead-in')) return overflow
  const free = freeBefore(overflow, rendered, vertical)
  const leadIn = leadInThatWent(blockAt(overflow), free)
  if (!leadIn) return overflow
  leadIn.classList.add(PARTED)
  const fuller = find()
  if (fuller && fillsHole(freeBefore(fuller, rendered, vertical), free)) return fuller
  leadIn.classList.remove(PARTED)
  return find()
}

/** Whether a lead-in fills its hole: `now` and `before`, lines that are free with it and without it. */
function fillsHole(now: number, before: number): boolean {
  return now <= before * STILL_EMPTY
}

/** The block that the next page begins with, if it begins with the whole of it. */
function blockAt({ startContainer, startOffset }: Range): Node | undefined {
  if (!(startContainer instanceof Text)) return startContainer.childNodes[startOffset]
  const block = startContainer.parentElement?.closest('p, h2, h3, h4, h5, h6')
  if (!block) return undefined
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(startContainer, startOffset)
  return before.toString().trim() ? undefined : block
}

/** Lines between the text before `overflow` and the end of the page. */
function freeBefore(overflow: Range, rendered: HTMLElement, vertical: boolean): number {
  const axis = axisOf((rendered.parentElement as HTMLElement).getBoundingClientRect(), vertical)
  const text = document.createRange()
  text.setStart(rendered, 0)
  text.setEnd(overflow.startContainer, overflow.startOffset)
  const pitch = Number.parseFloat(getComputedStyle(rendered).lineHeight)
  return linesOf(axis.extent, axis.end(text.getBoundingClientRect()), pitch).free
}
