import { axisOf } from './axis.ts'
import { linesOf } from './last-page-plan.ts'

/**
 * What stays together for its looks only: a poem or a short block of code, whole; the line that announces it, with it; a heading with
 * that line. Where the page has no room for all of it, all of it goes over and leaves a hole. Rather than that, the block is divided, if
 * the hole is a quarter of the page; or the lead-in is parted from it, if it fills most of the hole.
 */
export type Together = {
  /** `p.lead-in` */
  leadIn?: HTMLElement
  block?: HTMLElement
}

/** The part of a page left empty from which on its end is looked at: four lines of 24, three of 17. */
const HOLE = 1 / 6

/** The part of a page that is too much to be left empty for the sake of a poem. */
const LARGE_HOLE = 0.25

/** The part of a hole that may stay empty. */
const STILL_EMPTY = 0.5

/** What may be taken apart, of that which `node` begins on the next page, or of what the lead-in `node` announces; `free`: of its `lines` those that the page before leaves empty. */
function keptTogether(node: Node | undefined, { free, lines }: ReturnType<typeof linesOf>): Together {
  if (free < HOLE * lines || !(node instanceof Element)) return {}
  let next: Element | null = node
  while (next?.matches('h2, h3, h4, h5, h6')) next = next.nextElementSibling
  const leadIn = next?.matches('p.lead-in') ? (next as HTMLElement) : undefined
  const block = leadIn ? leadIn.nextElementSibling : next
  const isLarge = free >= LARGE_HOLE * lines
  return { leadIn, block: isLarge && block?.matches(DIVISIBLE) ? (block as HTMLElement) : undefined }
}

/** Kept whole for its looks only. */
const DIVISIBLE = '.verse:not(.long), pre.kept'

/** How a page ends: the block that the next one begins with the whole of, or the lead-in that it goes on with; lines, and those left empty. */
type End = { next: Node | undefined } & ReturnType<typeof linesOf>

/**
 * Fills the hole at the end of a page.
 * @param found how the page is divided from what follows; undefined where nothing does
 * @param find divides it again, after something was taken apart
 */
export function fillHole<Found>(
  found: Found,
  find: () => Found | undefined,
  endAt: (found: Found) => End,
): Found | undefined {
  const end = endAt(found)
  const { leadIn, block } = keptTogether(end.next, end)
  const without: [HTMLElement | undefined, string][] = [
    [block, 'divided'],
    [leadIn, 'parted'],
  ]
  for (const [element, mark] of without) {
    if (!element) continue
    element.classList.add(mark)
    const fuller = find()
    if (fuller && endAt(fuller).free <= end.free * STILL_EMPTY) return fuller
    element.classList.remove(mark)
  }
  return leadIn || block ? find() : found
}

/** The same for a page that is probed, whose overflow `find` tells. */
export function fillPage(rendered: HTMLElement, vertical: boolean, find: () => Range | undefined): Range | undefined {
  const overflow = find()
  if (!overflow || !rendered.querySelector(`.lead-in, ${DIVISIBLE}`)) return overflow
  return fillHole(overflow, find, (one) => ({ next: blockAt(one), ...endBefore(one, rendered, vertical) }))
}

/** The block that the next page begins with the whole of, or the lead-in that it goes on with. */
function blockAt({ startContainer, startOffset }: Range): Node | undefined {
  const node = startContainer instanceof Text ? startContainer : startContainer.childNodes[startOffset]
  const around = node instanceof Element ? node : node?.parentElement
  const block = around?.closest(`p.lead-in, h2, h3, h4, h5, h6, ${DIVISIBLE}`)
  if (!block || block === node) return node instanceof Element ? node : undefined
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(startContainer, startOffset)
  return before.toString().trim() && !block.matches('.lead-in') ? undefined : block
}

/** Lines between the text before `overflow` and the end of the page. */
function endBefore(overflow: Range, rendered: HTMLElement, vertical: boolean): ReturnType<typeof linesOf> {
  const axis = axisOf((rendered.parentElement as HTMLElement).getBoundingClientRect(), vertical)
  const text = document.createRange()
  text.setStart(rendered, 0)
  text.setEnd(overflow.startContainer, overflow.startOffset)
  const pitch = Number.parseFloat(getComputedStyle(rendered).lineHeight)
  return linesOf(axis.extent, axis.end(text.getBoundingClientRect()), pitch)
}
