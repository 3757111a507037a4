import type { Axis } from '../axis.ts'
import type { Origins } from '../corrections/identity-token.ts'
import { firstBeyond } from '../corrections/text-break.ts'
import { textBoxes } from '../text-boxes.ts'

/**
 * Takes from a rendered cell what the page does not hold, and returns the same taken from its source. The chain of
 * elements around the cut stands on both sides; on the next page it says that it goes on.
 */
export function splitCell(cell: HTMLElement, axis: Axis, origins: Origins): DocumentFragment | undefined {
  const point = firstGone(cell, axis)
  if (!point) return undefined
  const from = outermostFirst(point, cell)
  const origin = origins(from.node)
  const sourceCell = origins(cell)?.node
  if (!origin || !sourceCell) return undefined
  const range = document.createRange()
  const inText = from.offset > 0
  if (inText) range.setStart(origin.node, origin.skipped + from.offset)
  else range.setStartBefore(origin.node)
  range.setEnd(sourceCell, sourceCell.childNodes.length)
  let depth = 0
  for (let node = origin.node.parentNode; node && node !== sourceCell; node = node.parentNode) depth += 1
  const rest = range.extractContents()
  let part: Node | null = rest
  for (let level = 0; level < depth; level += 1) {
    part = part?.firstChild ?? null
    if (!(part instanceof HTMLElement)) break
    part.dataset.splitFrom = ''
    part.removeAttribute('data-ref')
    part.removeAttribute('id')
  }
  const block = from.node.parentElement?.closest<HTMLElement>('p, li, td, th')
  if (inText && block && getComputedStyle(block).textAlign === 'justify' && !block.querySelector('br')) {
    block.dataset.splitText = ''
  }
  const shown = document.createRange()
  if (inText) shown.setStart(from.node, from.offset)
  else shown.setStartBefore(from.node)
  shown.setEnd(cell, cell.childNodes.length)
  shown.deleteContents()
  return rest
}

/** Whether anything that `cell` holds stays on the page. */
export function staysInPart(cell: HTMLElement, axis: Axis): boolean {
  const point = firstGone(cell, axis)
  return hasContent(cell) && (!point || hasContentBefore(cell, point))
}

/**
 * Whether the page would hold a few lines of a cell and leave its last ones alone on the next: Chromium cuts three lines behind the second,
 * though `widows` of them must follow (CLREQ 孤行).
 */
export function leavesLinesAlone(cell: HTMLElement, axis: Axis): boolean {
  const { lineHeight, widows } = getComputedStyle(cell)
  const line = Number.parseFloat(lineHeight) || 1
  const [kept, gone] = [new Set<number>(), new Set<number>()]
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    for (const box of textBoxes(walker.currentNode as Text)) {
      const middle = Math.round((axis.start(box) + axis.end(box)) / 2 / line)
      if (box.width > 0 && box.height > 0) (axis.onPage(box) ? kept : gone).add(middle)
    }
  }
  return kept.size > 0 && kept.size <= FEW && gone.size > 0 && gone.size < Number(widows)
}

/** Lines that a page may be short for it. */
const FEW = 2

type Point = { node: Node; offset: number }

/** The first text or picture in `cell` that the page does not hold. */
function firstGone(cell: HTMLElement, axis: Axis): Point | undefined {
  const isGone = (box: DOMRect) => !axis.onPage(box)
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof HTMLImageElement && [...node.getClientRects()].some(isGone)) return { node, offset: 0 }
    if (!(node instanceof Text) || !node.data.trim()) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    if (![...range.getClientRects()].some(isGone)) continue
    const offset = firstBeyond(node, isGone)
    if (offset !== undefined) return { node, offset }
  }
  return undefined
}

/** Cutting before the outermost element that begins with the point leaves no empty shell. */
function outermostFirst({ node, offset }: Point, cell: HTMLElement): Point {
  if (offset > 0) return { node, offset }
  let outermost = node
  while (outermost.parentNode && outermost.parentNode !== cell && isFirst(outermost)) outermost = outermost.parentNode
  return { node: outermost, offset: 0 }
}

function isFirst(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    const marker = before instanceof HTMLElement && before.classList.contains('marker')
    if (!marker && (before instanceof HTMLElement || before.textContent?.trim())) return false
  }
  return true
}

function hasContent(cell: HTMLElement): boolean {
  return holds(cell.cloneNode(true) as HTMLElement)
}

function hasContentBefore(cell: HTMLElement, { node, offset }: Point): boolean {
  const range = document.createRange()
  range.selectNodeContents(cell)
  if (offset > 0) range.setEnd(node, offset)
  else range.setEndBefore(node)
  return holds(range.cloneContents())
}

/** Markers and what only says again what it is are no progress. Takes them out of `part`. */
function holds(part: HTMLElement | DocumentFragment): boolean {
  for (const none of part.querySelectorAll('.marker, [data-repeated]')) none.remove()
  return Boolean(part.textContent?.trim()) || part.querySelector('img') !== null
}
