import { firstBeyond } from './corrections/text-break.ts'
import { blockAround, type LineAxis, lineAxisOf } from './line-axis.ts'

/**
 * Cuts the notes in two rows (割注) where lines end, as no style sheet can: a note is read down to the end of its line, row
 * by row, and goes on in two rows on the next. Lines are as long on every page, so this is done once, before pages are made.
 * Each piece reaches to the end of its line, and is cut where its two rows are drawn out as little as can be; the last is as short as
 * two rows can be.
 * @param source the part; its nodes stay the same but for the notes
 * @param measure an empty page in the document
 */
export function cutInlineNotes(source: DocumentFragment, measure: HTMLElement, vertical: boolean): void {
  const flow = document.createElement('div')
  measure.append(flow)
  flow.append(source)
  const axis = lineAxisOf(vertical)
  for (const note of [...flow.querySelectorAll<HTMLElement>('span.inline-note')]) cutNote(note, axis)
  source.append(...flow.childNodes)
  flow.remove()
}

function cutNote(note: HTMLElement, axis: LineAxis): void {
  const block = blockAround(note)
  if (!block) return
  block.classList.add('has-inline-notes')
  // Stretched lines would hide how much room there is.
  block.style.textAlign = 'start'
  const style = getComputedStyle(block)
  const edge = (side: 'Start' | 'End') =>
    Number.parseFloat(style[`paddingInline${side}`]) + Number.parseFloat(style[`borderInline${side}Width`])
  const around = block.getBoundingClientRect()
  const line = { start: axis.start(around) + edge('Start'), end: axis.end(around) - edge('End') }
  for (let piece: HTMLElement | undefined = note; piece; ) piece = setPiece(piece, line, axis)
  block.style.textAlign = ''
  if (block.getAttribute('style') === '') block.removeAttribute('style')
}

/** Gives a piece its width. What its line has no room for comes back as the next piece, right behind it. */
function setPiece(piece: HTMLElement, line: { start: number; end: number }, axis: LineAxis): HTMLElement | undefined {
  const rows = piece.querySelector('.inline-note-text') as HTMLElement
  const square = Number.parseFloat(getComputedStyle(rows).fontSize)
  const close = rows.nextElementSibling as HTMLElement
  const least = leastWidth(rows, square, axis)
  const shortest = Math.min(least, FEWEST * square)
  // As narrow as it may be it stands on the line on which it begins.
  rows.style.inlineSize = `${shortest}px`
  const begin = axis.start(rows.getBoundingClientRect())
  const room = snap(line.end - begin)
  rows.style.inlineSize = `${least}px`
  const behind = axis.length(close.getBoundingClientRect()) + tail(piece, axis)
  if (least + behind <= room) return undefined
  // The line before it gives way too, but not so much that what follows finds room in it.
  const place = { rows, square, room, before: begin - line.start, longest: square + behind - 1 }
  const cut = bestCut(place, shortest, axis)
  if (cut) {
    rows.style.inlineSize = `${cut.width}px`
    const rest = takeFrom(rows, cut)
    if (rest) return nextPiece(piece, rest)
  }
  // Two rows would do, but for the bracket: all of it goes to the next line.
  rows.style.inlineSize = `${least}px`
  return undefined
}

/** Where two rows stand: `room` to the line's end, behind text of the length `before`; `longest`: what may stay empty behind them. */
type RowPlace = { rows: HTMLElement; square: number; room: number; before: number; longest: number }

/** Where the text of a piece is cut, the width of its rows, and the part of its length by which the longest of these is drawn out. */
type Cut = { node: Text; offset: number; width: number; spread: number }

function bestCut(place: RowPlace, shortest: number, axis: LineAxis): Cut | undefined {
  const { rows, square, room } = place
  rows.style.textAlign = 'start'
  let best: Cut | undefined
  let seen = 0
  for (let width = room; width >= shortest && seen < MOST_CUTS; width -= square) {
    rows.style.inlineSize = `${width}px`
    const third = findThirdRow(rows, square, axis)
    const cut = third && cutAt(third, place, axis)
    if (!cut) continue
    seen += 1
    if (!best || cut.spread < best.spread - 0.001) best = cut
  }
  rows.style.textAlign = ''
  return best
}

/** Each leaves about a square more in either row for the next line. */
const MOST_CUTS = 4

/** What is left of the room is shared among the rows and the line before them as if both were set in one. */
function cutAt(third: { node: Text; offset: number }, place: RowPlace, axis: LineAxis): Cut | undefined {
  const { rows, square, room, before, longest } = place
  const rest = document.createRange()
  rest.setStart(third.node, third.offset)
  rest.setEnd(rows, rows.childNodes.length)
  // A single character makes no two rows.
  if ((rest.toString().match(LETTER)?.length ?? 0) < 2) return undefined
  const long = Math.max(...rowLengths(rows, third, square, axis))
  if (long <= 0) return undefined
  const shared = long + ((room - long) * long) / (long + before)
  const width = snap(Math.min(room, Math.max(shared, room - longest)))
  rows.style.inlineSize = `${width}px`
  const inRows = rowLengths(rows, third, square, axis).map((length) => (width - length) / Math.max(length, square))
  return { ...third, width, spread: Math.max(...inRows, (room - width) / Math.max(before, square)) }
}

const LETTER = /[\p{L}\p{N}]/gu

/** How long the two rows are that the text before `end` makes. */
function rowLengths(rows: HTMLElement, end: { node: Text; offset: number }, square: number, axis: LineAxis): number[] {
  const range = document.createRange()
  range.setStart(rows, 0)
  range.setEnd(end.node, end.offset)
  const around = rows.getBoundingClientRect()
  const lengths = [0, 0]
  for (const box of range.getClientRects()) {
    const row = axis.depth(box, around) < square ? 0 : 1
    if (axis.length(box) > 0) lengths[row] = Math.max(lengths[row] ?? 0, axis.end(box) - axis.start(around))
  }
  return lengths
}

/** Squares that a row must have room for: a character with the marks that hang on to it. */
const FEWEST = 3

/** Hundredths, as style attributes are written out: the printed box has to be as long as the measured one, to the last bit. */
const snap = (length: number) => Math.floor(length * 100 + 1e-6) / 100

/** What hangs on to the note without a break: a mark, a call. */
function tail(piece: HTMLElement, axis: LineAxis): number {
  const holder = piece.closest('.nb')
  return holder ? axis.end(lastBox(holder)) - axis.end(piece.getBoundingClientRect()) : 0
}

function lastBox(element: Element): DOMRect {
  return [...element.getClientRects()].at(-1) ?? element.getBoundingClientRect()
}

/** The narrowest box, in whole squares of the note's size, in which the text makes two rows. */
function leastWidth(rows: HTMLElement, square: number, axis: LineAxis): number {
  const lengthAs = (size: string) => {
    rows.style.inlineSize = size
    return axis.length(rows.getBoundingClientRect())
  }
  const whole = lengthAs('max-content')
  // A character and its mark are not two rows.
  const half = Math.max(whole / 2, lengthAs('min-content'))
  for (let width = Math.ceil(half / square - 0.01) * square; width < whole; width += square) {
    rows.style.inlineSize = `${width}px`
    if (!findThirdRow(rows, square, axis)) return width
  }
  return whole
}

/** Where the third row begins. */
function findThirdRow(rows: HTMLElement, square: number, axis: LineAxis): { node: Text; offset: number } | undefined {
  const around = rows.getBoundingClientRect()
  const walker = document.createTreeWalker(rows, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const offset = firstBeyond(node, (box) => axis.depth(box, around) > 2 * square)
    if (offset !== undefined) return { node, offset }
  }
  return undefined
}

/** Takes all from a place on out of the box. */
function takeFrom(rows: HTMLElement, place: { node: Text; offset: number }): DocumentFragment | undefined {
  const range = document.createRange()
  range.selectNodeContents(rows)
  if (place.offset > 0) range.setStart(place.node, place.offset)
  else {
    let first: Node = place.node
    while (first.parentNode !== rows && !first.previousSibling) first = first.parentNode as Node
    if (first === rows.firstChild) return undefined
    range.setStartBefore(first)
  }
  const rest = range.extractContents()
  // An element that was cut has its name on both sides; the first keeps it.
  for (const element of rest.querySelectorAll('[id]')) {
    if (rows.querySelector(`#${CSS.escape(element.id)}`)) element.removeAttribute('id')
  }
  return rest
}

/** The piece that goes on behind `piece`: it takes the closing bracket along, and what hangs on to it. */
function nextPiece(piece: HTMLElement, rest: DocumentFragment): HTMLElement {
  const next = piece.cloneNode(false) as HTMLElement
  next.removeAttribute('id')
  next.classList.remove('filled')
  const rows = document.createElement('span')
  rows.className = 'inline-note-text'
  rows.append(rest)
  next.append(rows, piece.lastElementChild as HTMLElement)
  piece.classList.add('filled')
  piece.after(next)
  const holder = piece.closest('.nb')
  if (holder) {
    // A line may end between the two.
    const front = holder.cloneNode(false) as HTMLElement
    const range = document.createRange()
    range.setStart(holder, 0)
    range.setEndBefore(next)
    front.append(range.extractContents())
    holder.before(front)
  }
  return next
}
