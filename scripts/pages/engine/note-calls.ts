import type { Axis } from './axis.ts'
import type { CallBox } from './note-plan.ts'

export type NoteCall = { element: HTMLElement; note: string }

/** A note stands with its first call; call this once on the whole part. */
export function markFirstCalls(source: DocumentFragment): void {
  const seen = new Set<string>()
  for (const call of source.querySelectorAll<HTMLElement>('a.note-call')) {
    const note = noteOf(call)
    if (!seen.has(note)) call.dataset.firstCall = ''
    seen.add(note)
  }
}

/** The calls below `root` that bring their note with them, in reading order. */
export function callsOn(root: HTMLElement): NoteCall[] {
  const calls = root.querySelectorAll<HTMLElement>('a.note-call[data-first-call]')
  return [...calls].map((element) => ({ element, note: noteOf(element) }))
}

/** The id of the note that `call` leads to. */
export function noteOf(call: Element): string {
  return decodeURIComponent(call.getAttribute('href')?.slice(1) ?? '')
}

/**
 * Where the calls that stand on the page itself have their lines; those in the columns that catch the overflow are left
 * out. `rendered` has to be laid out with the whole page for itself.
 */
export function measureCalls(calls: readonly NoteCall[], rendered: HTMLElement, axis: Axis, lineSize: number): Line[] {
  const boxes: Line[] = []
  const opening = startOfText(rendered, axis)
  for (const call of calls) {
    const box = call.element.getClientRects()[0]
    if (!box || !axis.onPage(box)) continue
    // A call stands high in its line and is small, so its own box does not tell the line: the grid does, on which every line stands.
    const line = Math.floor((axis.start(box) + axis.end(box)) / 2 / lineSize)
    const kept = keptWith(call.element, rendered, axis)
    const start = Math.min(line * lineSize, kept ? axis.start(kept.box) : Number.POSITIVE_INFINITY)
    const end = Math.max((line + 1) * lineSize, kept ? axis.end(kept.box) : 0)
    boxes.push({ note: call.note, start, end, first: start <= opening, kept: kept?.block })
  }
  return boxes
}

export type Line = CallBox & {
  note: string
  /** The block that the line must not be parted from. */
  kept: HTMLElement | undefined
}

/**
 * The outermost block around `call` that may not be broken. One that is higher than the page, or goes on from the page
 * before, has to be broken all the same.
 */
function keptWith(call: HTMLElement, rendered: HTMLElement, axis: Axis) {
  let found: { block: HTMLElement; box: DOMRect } | undefined
  for (let block = call.parentElement; block && block !== rendered; block = block.parentElement) {
    if (getComputedStyle(block).breakInside !== 'avoid' || block.dataset.splitFrom !== undefined) continue
    const boxes = block.getClientRects()
    const box = boxes[0]
    if (boxes.length === 1 && box && axis.end(box) <= axis.extent + 1) found = { block, box }
  }
  return found
}

/** Where the text of the page begins, headings, list markers and repeated table heads aside: none of them can stand alone. */
function startOfText(rendered: HTMLElement, axis: Axis): number {
  const walker = document.createTreeWalker(rendered, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const isPicture = node instanceof HTMLImageElement
    if (!isPicture && !(node instanceof Text && node.data.trim())) continue
    const around = node instanceof Element ? node : node.parentElement
    if (around?.closest('h1, h2, h3, h4, h5, h6, [data-repeated], [data-generated]')) continue
    const range = document.createRange()
    range.selectNode(node)
    const box = range.getClientRects()[0]
    if (box) return axis.end(box)
  }
  return Number.POSITIVE_INFINITY
}
