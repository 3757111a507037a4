import type { Axis } from './axis.ts'
import { firstBeyond } from './corrections/text-break.ts'

/**
 * Cuts the notes of a page behind the last line that ends within `room` px of their block start and returns the rest;
 * undefined when they fit. Nothing is lost: the rest is extracted from the document. The cut line is justified, the rest
 * begins without indent. A line less stays where one of a block would stand alone on either page (CLREQ 孤行; `widows` and `orphans` of
 * its style sheet say how many are alone).
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
    const isBeyond = (box: DOMRect) => middle(box) > lead + lines * line
    const lineOf = (box: DOMRect) => Math.round(middle(box) / line)
    if (lines > 1 && leavesLinesAlone(notes, isBeyond, lineOf)) continue
    const rest = extractBeyond(notes, isBeyond)
    if (lines <= 0 || size() <= room + HAIR) return rest
  }
}

const HAIR = 0.05

/**
 * Whether the cut leaves too few lines of a block to the next page, though this one can spare some, or on this page, though it does
 * not begin a note.
 */
function leavesLinesAlone(
  notes: HTMLElement,
  isBeyond: (box: DOMRect) => boolean,
  lineOf: (box: DOMRect) => number,
): boolean {
  for (const block of notes.querySelectorAll<HTMLElement>(BLOCKS)) {
    if (block.querySelector(BLOCKS) || block.closest('td, th')) continue
    const range = document.createRange()
    range.selectNodeContents(block)
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0)
    const beyond = boxes.filter(isBeyond)
    const [first, next] = [boxes[0], beyond[0]]
    const last = beyond.at(-1)
    if (!first || !next || !last) continue
    const before = lineOf(next) - lineOf(first)
    const after = lineOf(last) - lineOf(next) + 1
    // It goes to the next page whole.
    if (before < 1) continue
    const style = getComputedStyle(block)
    const [orphans, widows] = [Number(style.orphans), Number(style.widows)]
    const spare = before - (widows - after) >= orphans
    const begun = block.closest<HTMLElement>('.note') ?? notes
    if ((after < widows && spare) || (before < orphans && hasTextBefore(outermostFirst(block, begun)))) return true
  }
  return false
}

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
