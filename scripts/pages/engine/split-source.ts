import type { BreakToken } from 'pagedjs'
import type { Register } from './tables/cut.ts'

/**
 * Parts the source where a page ends, so that something may stand between the two parts: a paragraph, list or quotation
 * that goes on becomes two, and the second says so. A table that goes on is not parted: what waits follows it.
 * @returns the block before which things may be put, a child of the chapter (none: behind all of them), and whether the next page begins with it
 */
export function splitSource(token: BreakToken, register: Register): { next: HTMLElement | undefined; begins: boolean } {
  let block = token.node
  let depth = 0
  while (block.parentNode instanceof HTMLElement && !block.parentNode.matches('.chapter')) {
    block = block.parentNode
    depth += 1
  }
  if (depth === 0 && token.offset === 0 && block instanceof HTMLElement) {
    // Floats may fill the next page, and a page that ends where the last one did is a loop to Paged.js.
    register(block)
    return { next: block, begins: true }
  }
  if (block instanceof HTMLElement && block.matches('figure')) {
    const after = block.nextElementSibling
    return { next: after instanceof HTMLElement ? after : undefined, begins: false }
  }
  const range = document.createRange()
  if (token.offset > 0) range.setStart(token.node, token.offset)
  else range.setStartBefore(token.node)
  range.setEndAfter(block)
  const rest = range.extractContents()
  let part: ChildNode | null = rest.firstChild
  for (let level = 0; level < Math.max(1, depth); level += 1) {
    if (!(part instanceof HTMLElement)) break
    part.dataset.splitFrom = ''
    part.removeAttribute('id')
    register(part)
    part = part.firstChild
  }
  const next = rest.firstElementChild as HTMLElement
  ;(block as ChildNode).after(rest)
  return { next, begins: true }
}
