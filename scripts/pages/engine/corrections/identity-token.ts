import type { Chunker } from 'pagedjs'
import type { BreakToken, Correction, Internals } from './correction.ts'

/**
 * Paged.js finds the source of a rendered text node by its *content* (layout.js createBreakToken, indexOf), so text is
 * lost or doubled wherever the same text stands twice; and BreakToken.equals takes offset 0 for "no offset", so a break
 * at the start of a node equals any other break in it. Its toJSON says the same of a paragraph that is the fifth of its
 * chapter and of the fifth node in that paragraph, and the layout ends there, as one that repeats itself. Here every rendered
 * node remembers its source node, and a token is told by node and offset.
 */
type Origin = { node: Node; skipped: number }

/** Tells of a rendered node where it comes from; for text, how much of it earlier pages hold. */
export type Origins = (rendered: Node) => Origin | undefined

export const identityToken: Correction = {
  name: 'identity-token',
  prepare(chunker) {
    const origins = new WeakMap<Node, Origin>()
    originsOf.set(chunker, origins)
    const remember = (clone: Node, node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE) {
        // A continued text node is rendered without what the page before has.
        origins.set(clone, { node, skipped: (node as Text).length - (clone as Text).length })
        return
      }
      origins.set(clone, { node, skipped: 0 })
      const rendered = document.createTreeWalker(clone)
      const source = document.createTreeWalker(node)
      while (rendered.nextNode() && source.nextNode()) {
        origins.set(rendered.currentNode, { node: source.currentNode, skipped: 0 })
      }
    }
    chunker.hooks.renderNode.hooks.unshift(remember as never)
  },
  reveal(internals) {
    const { layout, BreakToken } = internals
    const prototype = Object.getPrototypeOf(layout)
    const origins = originsOf.get(internals.chunker) as WeakMap<Node, Origin>
    prototype.createBreakToken = (overflow: Range, rendered: HTMLElement) =>
      createToken(overflow, rendered, origins, BreakToken)
    // Chinese breaks between characters: a hyphen at the page's end would be a character that nobody wrote.
    prototype.hyphenateAtBreak = () => {}
    BreakToken.prototype.equals = function equals(this: BreakToken, other?: BreakToken) {
      return other !== undefined && this.node === other.node && (this.offset || 0) === (other.offset || 0)
    }
    const seen = new Map<Node, number>()
    BreakToken.prototype.toJSON = function toJSON(this: BreakToken) {
      const number = seen.get(this.node) ?? seen.size
      seen.set(this.node, number)
      // Elements by their own number: floats give one a new number where a page may end at the same place again.
      const ref = this.node instanceof HTMLElement ? this.node.dataset.ref : undefined
      return ref === undefined ? `text ${number}/${this.offset || 0}` : `element ${ref}`
    }
  },
}

const originsOf = new WeakMap<object, WeakMap<Node, Origin>>()

/** Tells of a rendered node where it comes from; undefined when this correction is left out. */
export function originsFor(chunker: Chunker): Origins | undefined {
  const origins = originsOf.get(chunker)
  return origins && ((rendered) => origins.get(rendered))
}

function createToken(
  overflow: Range,
  rendered: HTMLElement,
  origins: WeakMap<Node, Origin>,
  Token: Internals['BreakToken'],
): BreakToken | undefined {
  const place = placeOf(overflow, rendered, (node) => origins.get(node))
  return place && new Token(place.node, place.offset)
}

/** The place in the source at which `overflow` begins; undefined where it has none. Moves `overflow` to the block that it begins with. */
export function placeOf(
  overflow: Range,
  rendered: HTMLElement,
  origins: Origins,
): { node: Node; offset: number } | undefined {
  const { startContainer, startOffset } = overflow
  const isText = startContainer.nodeType === Node.TEXT_NODE
  let node: Node | undefined = isText ? startContainer : startContainer.childNodes[startOffset]
  if (!node) return undefined
  if (isText && startOffset > 0) {
    const origin = origins(startContainer)
    return origin && { node: origin.node, offset: origin.skipped + startOffset }
  }
  // Nothing of the block has been set before this point: move the whole block, so that no empty shell stays behind.
  while (node.parentNode && node.parentNode !== rendered && isFirst(node) && origins(node.parentNode)) {
    node = node.parentNode
  }
  overflow.setStartBefore(node)
  const origin = origins(node)
  return origin && { node: origin.node, offset: origin.skipped }
}

export function isFirst(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    if (before.nodeType === Node.ELEMENT_NODE || before.textContent?.trim()) return false
  }
  return true
}
