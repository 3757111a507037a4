import type { Page } from 'pagedjs'
import { axisOf } from './axis.ts'
import { leadersFromLastLines } from './leaders.ts'
import { noteOf } from './note-calls.ts'
import { leaveShort } from './short-lines.ts'

/** A page as the browser found it: HTML and text, no element. */
export type RawPage = {
  html: string
  notes: string
  /** Block size in px that the text may take; the notes have the rest. */
  extent: number
  /** Block size in px that it leaves empty of that. */
  free: number
  blocks: { source: string; text: string }[]
  ids: string[]
  /** The note calls that are on the page, in reading order. */
  calls: NoteCall[]
  /** Blocks with text or pictures that leave the page or stand over its notes, and the first of these; a picture by its words in brackets. */
  outside: { source: string; text: string }[]
  /** Blocks, by data-source, that may not be broken and were, since no page can hold them. */
  overTall: string[]
}

export type NoteCall = {
  /** Id of the note. */
  note: string
  /** `file:line:column` of the block that it stands in. */
  source: string
  /** The note stands with its first call. */
  first: boolean
}

/** Reads a finished page while it still stands in the document. */
export function readPage(page: Pick<Page, 'area' | 'pagebox' | 'wrapper'>, vertical: boolean): RawPage {
  const content = page.area
  const notes = content.nextElementSibling as HTMLElement
  const axis = axisOf(content.getBoundingClientRect(), vertical)
  const free = axis.extent - axis.end(page.wrapper.getBoundingClientRect())
  const isOver = notes.firstChild !== null && free < -TOLERANCE
  const room = isOver ? aboveNotes(page.pagebox, content, vertical) : undefined
  const outside = [...findOutside(page.wrapper, page.pagebox, room), ...findOutside(notes, page.pagebox)]
  const blocks = [...readBlocks(page.wrapper), ...readBlocks(notes)]
  const ids = [page.wrapper, notes].flatMap((root) =>
    [...root.querySelectorAll<HTMLElement>('[id]')]
      .filter((element) => !element.closest('[data-repeated]'))
      .map((element) => element.id),
  )
  const calls = [...page.wrapper.querySelectorAll<HTMLElement>('a.note-call')].map((call) => ({
    note: noteOf(call),
    source: call.closest<HTMLElement>('[data-source]')?.dataset.source ?? '',
    first: call.dataset.firstCall !== undefined,
  }))
  // An ornament that the style sheet drops at a page start is not printed, and must not be looked for in the PDF.
  for (const ornament of page.wrapper.querySelectorAll('.section-break')) {
    if (getComputedStyle(ornament).display === 'none') ornament.remove()
  }
  const overTall = readOverTall(page.wrapper)
  leadersFromLastLines(page.wrapper, vertical)
  leaveShort(page.wrapper, vertical)
  leaveShort(notes, vertical)
  clean(page.wrapper)
  clean(notes)
  return {
    html: page.wrapper.innerHTML,
    notes: notes.innerHTML,
    extent: axis.extent,
    free,
    blocks,
    ids,
    calls,
    outside,
    overTall,
  }
}

/** A broken block that its style sheet wants whole; of a table's rows, the cell that begins it. */
function readOverTall(wrapper: HTMLElement): string[] {
  wrapper.classList.remove('over-tall')
  const broken = [...wrapper.querySelectorAll<HTMLElement>('[data-split-to]:not([data-split-from])')]
  const rows = [...wrapper.querySelectorAll<HTMLElement>('tr.tall:not([data-split-from])')]
  return [...broken.filter((block) => getComputedStyle(block).breakInside === 'avoid'), ...rows].map(
    (block) => block.dataset.source ?? block.querySelector<HTMLElement>('[data-source]')?.dataset.source ?? '',
  )
}

function readBlocks(root: HTMLElement): RawPage['blocks'] {
  return [...root.querySelectorAll<HTMLElement>('[data-source]')]
    .map((element) => ({ source: element.dataset.source as string, text: ownText(element) }))
    .filter((block) => block.text !== '')
}

/** Text of `element` without Banxin's own words and without the blocks inside it. */
function ownText(element: HTMLElement): string {
  let text = ''
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += (child as Text).data
    if (!(child instanceof HTMLElement)) continue
    if (child.dataset.generated !== undefined || child.dataset.source !== undefined) continue
    text += child.dataset.text ?? ownText(child)
  }
  return text.replace(/[\s\u2060]+/gu, '')
}

/** A rectangle may lean two px over the edge: marks drawn beside the line do. */
const TOLERANCE = 2

/** `room`: what the notes leave, when something reaches over them. */
function findOutside(root: HTMLElement, pagebox: HTMLElement, room?: DOMRect): RawPage['outside'] {
  // The browser knows whether anything reaches beyond the page; only then every rectangle is asked.
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = pagebox
  if (!room && scrollWidth <= clientWidth + TOLERANCE && scrollHeight <= clientHeight + TOLERANCE) return []
  const page = room ?? pagebox.getBoundingClientRect()
  const leaves = (box: DOMRect) =>
    box.width > 0 &&
    box.height > 0 &&
    (box.left < page.left - TOLERANCE ||
      box.right > page.right + TOLERANCE ||
      box.top < page.top - TOLERANCE ||
      box.bottom > page.bottom + TOLERANCE)
  const found = new Map<string, string>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof Text) {
      if (!node.data.trim() || node.parentElement?.closest('rt')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      if (![...range.getClientRects()].some(leaves)) continue
    } else if (!(node instanceof HTMLImageElement) || !leaves(node.getBoundingClientRect())) continue
    const element = node instanceof Element ? node : node.parentElement
    // One finding a block; a table is one block, else every cell that sticks out would be one.
    const block = (element?.closest('table') ?? element)?.closest<HTMLElement>('[data-source]')
    const source = block?.dataset.source ?? ''
    const text = node instanceof HTMLImageElement ? `[${node.alt || '图'}]` : (node.textContent ?? '')
    if (!found.has(source)) found.set(source, text.slice(0, 20))
  }
  return [...found].map(([source, text]) => ({ source, text }))
}

function aboveNotes(pagebox: HTMLElement, content: HTMLElement, vertical: boolean): DOMRect {
  const { x, y, width, height, right } = pagebox.getBoundingClientRect()
  const { left, bottom } = content.getBoundingClientRect()
  return vertical ? new DOMRect(left, y, right - left, height) : new DOMRect(x, y, width, bottom - y)
}

/** Attributes of the layouter mean nothing in print; those that style sheets ask for stay, emptied. */
function clean(root: HTMLElement): void {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    for (const name of DROPPED) element.removeAttribute(name)
    element.classList.remove('kept', 'tied', 'divided', 'parted')
    if (element.className === '') element.removeAttribute('class')
    if (element.hasAttribute('data-split-from')) element.setAttribute('data-split-from', '')
  }
}

const DROPPED = [
  'data-ref',
  'data-id',
  'data-break-before',
  'data-break-after',
  'data-previous-break-after',
  'data-next-break-before',
  'data-first-call',
]
