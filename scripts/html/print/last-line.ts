import type { Element } from 'hast'
import { closesNarrow, isMark, opensNarrow } from './characters.ts'
import { type Cell, type Flow, LINE_END, liveCells, NOTE_CALL } from './flow.ts'
import { tie } from './unbroken.ts'

/**
 * No character stands alone on the last line of a paragraph, be there a mark behind it or not (孤字, CLREQ 3.1.2): its last two
 * stay on one line. (text-wrap: pretty takes a mark for a character, and leaves distances of Han and Latin at line ends.)
 */
export function fillLastLine(flow: Flow): void {
  if (flow.block !== '' && !PARAGRAPHS.has(flow.block)) return
  const { cells } = liveCells(flow)
  // A paragraph of a few characters has one line.
  if (cells.length < SHORTEST) return
  const last = lastLetter(cells, cells.length - 1)
  let before = lastLetter(cells, last - 1)
  while (cells[before]?.kind === 'digit' && /[0-9￥¥€£$]/.test(cells[before - 1]?.text ?? '')) before -= 1
  if (
    before < 0 ||
    !isSingle(cells, last) ||
    cells.slice(before + 1).some(isLimit) ||
    cells.slice(before).filter(isAir).length > MOST_MARKS
  )
    return
  tie(flow, before, cells.length - 1)
}

function lastLetter(cells: readonly Cell[], from: number): number {
  let index = from
  while (index >= 0 && !isLetter(cells[index] as Cell)) index -= 1
  return index
}

/** Table cells are too narrow for it, and titles are balanced. */
const PARAGRAPHS = new Set(['p', 'li', 'dd', 'blockquote', 'figcaption', 'aside', 'div'])

const SHORTEST = 12

/** A Han, or a number of one figure: words and longer numbers are no single characters. */
function isSingle(cells: readonly Cell[], index: number): boolean {
  const [before, here] = [cells[index - 1], cells[index]]
  return here?.kind === 'han' || (here?.kind === 'digit' && !/[0-9.,:/]/.test(before?.text ?? ''))
}

/** A character with more is no 孤字; what holds together already, with the marks, would draw the line before apart: 人——“好”……. */
const MOST_MARKS = 4

const isAir = ({ kind, text }: Cell) => isMark(kind) || kind === 'line' || closesNarrow(text) || opensNarrow(text)

const isLetter = (cell: Cell) =>
  !isAir(cell) && cell.kind !== 'blank' && (cell.origin.type === 'text' || isText(cell.origin))

const isText = ({ tagName }: Element) => tagName === 'code' || tagName === 'kbd' || tagName === 'ruby'

/** A line end by hand, a picture: what stands before it is no last line, or not of text. */
const isLimit = ({ text, origin }: Cell) =>
  text === LINE_END || (origin.type !== 'text' && text !== NOTE_CALL && !isText(origin))
