import { fillPage } from './holes.ts'
import { atBrokenRow } from './tables/tables.ts'

/**
 * Finds the overflow of a page by `search`, and again where the answer breaks a rule that multi-column layout leaves unkept:
 * - Chromium cuts a paragraph of three lines after the second, though two lines must follow (CLREQ 孤行): it moves whole;
 * - what stays together for its looks would leave a hole: it is taken apart (holes.ts);
 * - a block that may not break but is taller than the page would be refused whole, and Paged.js then drops it: it is cut.
 * @param options.fills false where the page is to end short, and holes stay
 */
export function keepRules(
  rendered: HTMLElement,
  vertical: boolean,
  search: () => Range | undefined,
  { fills = true }: { fills?: boolean } = {},
): Range | undefined {
  const find = () => atBrokenRow(search(), rendered, vertical)
  const findKept = () => {
    let overflow = find()
    for (let widow = findWidow(overflow, vertical); widow; widow = findWidow(overflow, vertical)) {
      widow.classList.add('kept')
      overflow = find()
    }
    return overflow
  }
  const overflow = fills ? fillPage(rendered, vertical, findKept) : findKept()
  if (!overflow || hasContentBefore(rendered, overflow)) return overflow
  rendered.classList.add('over-tall')
  for (const kept of rendered.querySelectorAll('.kept')) kept.classList.remove('kept')
  const second = find()
  return second && hasContentBefore(rendered, second) ? second : undefined
}

/** The paragraph that `overflow` cuts so that a single line goes to the next page, if moving it whole can help. */
function findWidow(overflow: Range | undefined, vertical: boolean): HTMLElement | undefined {
  const container = overflow?.startContainer
  const element = container instanceof Element ? container : container?.parentElement
  const paragraph = element?.closest<HTMLElement>('p, li')
  if (!paragraph || paragraph.matches('.kept, [data-split-from], td *, th *')) return undefined
  return leavesOneLine(paragraph, vertical) ? paragraph : undefined
}

/** Whether a paragraph of up to three lines has its last one alone on the next page. */
export function leavesOneLine(paragraph: HTMLElement, vertical: boolean): boolean {
  const [here, after, ...more] = [...paragraph.getClientRects()].map((box) => (vertical ? box.width : box.height))
  if (here === undefined || after === undefined || more.length > 0) return false
  // The part on this page reaches to the page's end, which need not be a line's end: whole lines count. One of them may be empty: a
  // paragraph that must stay with the list behind it is cut a line early.
  const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight)
  const linesOf = (size: number) => Math.floor((size + 1) / line)
  return linesOf(after) === 1 && linesOf(here) <= (paragraph.tagName === 'P' ? 3 : 2)
}

/** Whether the break leaves anything of the manuscript on the page: a repeated table head alone is no progress. */
export function hasContentBefore(rendered: HTMLElement, overflow: Range): boolean {
  const walker = document.createTreeWalker(rendered, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const element = node instanceof Element ? node : node.parentElement
    if (node instanceof Text ? !node.data.trim() : !element?.matches('img, svg, hr')) continue
    if (element?.closest('[data-repeated], .marker')) continue
    if (node !== overflow.startContainer) return overflow.comparePoint(node, 0) < 0
    if ((node as Text).data.slice(0, overflow.startOffset).trim()) return true
  }
  return false
}
