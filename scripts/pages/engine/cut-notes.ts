import type { Axis } from './axis.ts'
import { firstBeyond } from './corrections/text-break.ts'

/**
 * Cuts the notes of a page behind the last line that ends within `room` px of their block start and returns the rest;
 * undefined when they fit. Nothing is lost: the rest is extracted from the document. The cut line is justified, the rest
 * begins without indent.
 */
export function cutNotes(notes: HTMLElement, axis: Axis, room: number): DocumentFragment | undefined {
  const size = () => axis.size(notes.getBoundingClientRect())
  if (size() <= room + HAIR) return undefined
  const whole = [...notes.childNodes]
  const first = notes.firstElementChild as HTMLElement
  const origin = axis.start(notes.getBoundingClientRect())
  const lead = axis.start(first.getBoundingClientRect()) - origin
  const line = Number.parseFloat(getComputedStyle(first).lineHeight) || 1
  // Lines stand on the notes' own grid; where something else in a note has moved them, a line less is tried.
  for (let lines = Math.floor((room - lead + HAIR) / line); ; lines -= 1) {
    notes.replaceChildren(...whole.map((note) => note.cloneNode(true)))
    const middle = (box: DOMRect) => (axis.start(box) + axis.end(box)) / 2 - origin
    const rest = extractBeyond(notes, (box) => middle(box) > lead + lines * line)
    if (lines <= 0 || size() <= room + HAIR) return rest
  }
}

const HAIR = 0.05

function extractBeyond(notes: HTMLElement, isBeyond: (box: DOMRect) => boolean): DocumentFragment | undefined {
  const walker = document.createTreeWalker(notes, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const range = document.createRange()
    if (node instanceof HTMLImageElement ? !isBeyond(node.getBoundingClientRect()) : !(node instanceof Text)) continue
    range.selectNodeContents(node)
    if (node instanceof Text && (!node.data.trim() || ![...range.getClientRects()].some(isBeyond))) continue
    const offset = node instanceof Text ? firstBeyond(node, isBeyond) : 0
    if (offset === undefined) continue
    const row = node.parentElement?.closest('tr')
    const whole = row && hasTextBefore(outermostFirst(row, notes)) ? row : offset === 0 ? node : undefined
    if (whole) range.setStartBefore(outermostFirst(whole, notes))
    else range.setStart(node, offset)
    range.setEnd(notes, notes.childNodes.length)
    return extract(range, notes)
  }
  return undefined
}

function extract(range: Range, notes: HTMLElement): DocumentFragment {
  const { startContainer } = range
  const cut: HTMLElement[] = []
  for (let node: Node | null = startContainer; node && node !== notes; node = node.parentNode) {
    if (node instanceof HTMLElement) cut.unshift(node)
  }
  const rest = range.extractContents()
  if (startContainer instanceof Text) {
    const block = startContainer.parentElement?.closest<HTMLElement>(BLOCKS)
    // text-align-last also rules the lines before forced breaks, which must stay as they are.
    if (block && !block.matches('pre') && !block.querySelector('br')) block.dataset.splitText = ''
  }
  // What the cut goes through stands on both sides now: the second part has no id, and begins in the middle.
  let second = rest.firstElementChild
  for (const first of cut) {
    if (!(second instanceof HTMLElement)) break
    if (first.matches('.note')) second.dataset.continues = first.id || first.dataset.continues
    second.removeAttribute('id')
    second.dataset.splitFrom = ''
    second = second.firstElementChild
  }
  return rest
}

const BLOCKS = 'p, li, td, th, pre, blockquote, aside'

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
    // The note's own mark and list markers are no text: they must not stay alone at the foot of the page.
    if (before instanceof HTMLElement && before.dataset.generated !== undefined) continue
    if (before.textContent?.trim() || (before instanceof HTMLElement && before.querySelector('img'))) return true
  }
  return false
}
