import type { Page } from 'pagedjs'
import type { Correction } from './correction.ts'

/**
 * Paged.js marks a split block by searching the page before in the document and aligns the last line of the deepest
 * split *element*, which may be inline (splits.js): the last line before a break then stays ragged. The break token
 * says all: its ancestors are split, and the block that holds its text is split inside the text.
 */
export const splits: Correction = {
  name: 'splits',
  prepare(chunker) {
    chunker.hooks.afterPageLayout.hooks.unshift(((element: HTMLElement, page: Page) => mark(element, page)) as never)
  },
}

function mark(element: HTMLElement, page: Page): void {
  const token = page.endToken
  if (!token?.node) return
  const isText = token.node.nodeType === Node.TEXT_NODE && token.offset > 0
  let inText = isText || !isBlock(token.node)
  for (let ancestor = token.node.parentElement; ancestor; ancestor = ancestor.parentElement) {
    const rendered = element.querySelector<HTMLElement>(`[data-ref="${ancestor.dataset.ref}"]`)
    if (!rendered) continue
    rendered.dataset.splitTo = ''
    if (inText && isBlock(rendered)) {
      // text-align-last also rules the lines before forced breaks, which must stay as they are.
      if (!rendered.closest('pre') && !rendered.querySelector('br')) rendered.dataset.splitText = ''
      inText = false
    }
  }
}

/** Source nodes are not laid out, so their display is asked of the style sheet only when they are rendered. */
function isBlock(node: Node): boolean {
  if (!(node instanceof HTMLElement)) return false
  if (!node.isConnected) return isBlockTag(node)
  return !getComputedStyle(node).display.startsWith('inline') && getComputedStyle(node).display !== 'ruby'
}

/** What the style sheets make a block, told by the tag alone: no style has to be computed for it. */
export function isBlockTag(element: Element): boolean {
  return !INLINE.has(element.tagName) && !(element instanceof MathMLElement)
}

const INLINE = new Set('A B BR CITE CODE DEL EM I IMG INS KBD RT RUBY S SMALL SPAN STRONG SUB SUP U WBR'.split(' '))
