import type { Axis } from './axis.ts'
import { firstBeyond } from './corrections/text-break.ts'

/**
 * Cuts the notes of a page at the last line that ends within `room` px of their block start and returns the rest.
 * Nothing is lost: the rest is extracted from the document. The cut line is justified, the rest begins without indent.
 */
export function cutNotes(notes: HTMLElement, axis: Axis, room: number): DocumentFragment | undefined {
  const origin = axis.start(notes.getBoundingClientRect())
  const isBeyond = (box: DOMRect) => axis.end(box) - origin > room + 0.5
  const walker = document.createTreeWalker(notes, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (!text.data.trim()) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    if (![...range.getClientRects()].some(isBeyond)) continue
    const offset = firstBeyond(text, isBeyond)
    if (offset === undefined) continue
    range.setStart(text, offset)
    if (offset === 0) range.setStartBefore(outermostFirst(text, notes))
    range.setEnd(notes, notes.childNodes.length)
    const rest = range.extractContents()
    if (offset > 0) text.parentElement?.closest<HTMLElement>('p, li, aside')?.setAttribute('data-split-text', '')
    const first = rest.firstElementChild as HTMLElement | null
    if (first?.id && notes.querySelector(`[id="${first.id}"]`)) {
      first.dataset.continues = first.id
      first.dataset.splitFrom = ''
      first.removeAttribute('id')
      first.querySelector<HTMLElement>('p')?.setAttribute('data-split-from', '')
    }
    return rest
  }
  return undefined
}

/** The outermost ancestor below `root` that begins with `node`: cutting before it leaves no empty shell. */
function outermostFirst(node: Node, root: HTMLElement): Node {
  let outermost: Node = node
  while (outermost.parentNode && outermost.parentNode !== root && !hasTextBefore(outermost)) {
    outermost = outermost.parentNode
  }
  return outermost
}

function hasTextBefore(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    // The note's own mark is no text: it must not stay alone at the foot of the page.
    if (before instanceof HTMLElement && before.classList.contains('note-mark')) continue
    if (before.textContent?.trim()) return true
  }
  return false
}
