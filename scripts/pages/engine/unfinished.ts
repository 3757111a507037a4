import { isBlockTag } from './corrections/splits.ts'

/**
 * Whether the paragraph that ends what is rendered so far goes on in the source. One that began on the page before is rendered node by
 * node, and Paged.js asks for the overflow in between: the browser then keeps two lines together that are not its last ones
 * (孤行), and the page is a line short.
 */
export function isUnfinished(rendered: Node, origins: (node: Node) => { node: Node } | undefined): boolean {
  let last = rendered
  while (last.lastChild) last = last.lastChild
  for (let node = origins(last)?.node; node; node = node.parentNode ?? undefined) {
    if (node instanceof Element && isBlockTag(node)) return false
    for (let next = node.nextSibling; next; next = next.nextSibling) {
      if (next instanceof Element) return !isBlockTag(next)
      if (next.textContent?.trim()) return true
    }
  }
  return false
}
