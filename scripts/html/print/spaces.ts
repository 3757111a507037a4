import type { CharacterClass } from './characters.ts'
import { type Cell, type Flow, NOTE_CALL, removeCells } from './flow.ts'

/**
 * Removes typed blanks where the layout makes the distance itself: between Han and Latin letters or digits
 * (text-autospace, CLREQ 3.2.2), between Han and code, beside full-width marks, and before a note call. Blanks inside Latin text, and blanks that
 * an author put between two Han, stay.
 */
export function removeTypedBlanks(flow: Flow): void {
  const { cells } = flow
  let index = 0
  while (index < cells.length) {
    if (!isBlank(cells[index])) {
      index += 1
      continue
    }
    let end = index
    while (isBlank(cells[end])) end += 1
    const [before, after] = [cells[index - 1], cells[end]]
    // The blanks at the borders of a block are the browser's business.
    if (before && after && isSuperfluous(before, after)) {
      removeCells(flow, cells.slice(index, end))
    } else if (
      before &&
      after &&
      end === index + 1 &&
      (isCode(before) ? isHan(after) : isHan(before) && isCode(after))
    ) {
      // Code that begins or ends with a sign has no distance of the browser's: it gets that of other Latin text.
      removeCells(flow, cells.slice(index, end))
      if (isHan(before)) before.gapAfter = 'thin-space'
      else after.gapBefore = 'thin-space'
    }
    index = end
  }
}

/** A line end by hand (`br`) is an element, and no blank. */
function isBlank(cell: Cell | undefined): boolean {
  return cell?.kind === 'blank' && cell.origin.type === 'text'
}

function isSuperfluous(before: Cell, after: Cell): boolean {
  if (after.text === NOTE_CALL) return true
  const [a, b] = [squareness(before), squareness(after)]
  if (a === 'mark' || b === 'mark') return true
  return (a === 'han' && b === 'latin') || (a === 'latin' && b === 'han')
}

const isHan = (cell: Cell) => cell.kind === 'han' && cell.origin.type === 'text'

const isCode = ({ origin }: Cell) =>
  origin.type === 'element' && (origin.tagName === 'code' || origin.tagName === 'kbd')

const SQUARENESS: Partial<Record<CharacterClass, 'mark' | 'han' | 'latin'>> = {
  opener: 'mark',
  closer: 'mark',
  point: 'mark',
  centred: 'mark',
  line: 'mark',
  han: 'han',
  latin: 'latin',
  digit: 'latin',
}

const squareness = (cell: Cell) => (cell.text === NOTE_CALL ? 'latin' : SQUARENESS[cell.kind])
