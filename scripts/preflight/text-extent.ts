import { ordinary } from './characters.ts'

/** A run of characters as PDF.js places it: the matrix of its first character, its advance along the line in pt. */
export type PlacedText = { str: string; width: number; height: number; transform: number[] }

/**
 * How far the centres of characters reach, in pt from the lower left corner of the page, with the words at each side. Centres, since
 * fonts and the trimming of marks leave half a square of nothing at an edge.
 */
export type TextExtent = Record<Side, { at: number; text: string }>
export type Side = 'left' | 'right' | 'top' | 'bottom'

/**
 * The extent of a page's text; none where there is no text.
 * @param skipped characters (in ordinary form) at the beginning that do not count: head and folio stand outside the type area
 */
export function extentOf(pieces: readonly PlacedText[], skipped: number): TextExtent | undefined {
  let left = skipped
  let extent: TextExtent | undefined
  for (const piece of pieces) {
    const { length } = ordinary(piece.str)
    if (left > 0) left -= length
    else if (length > 0) extent = widened(extent, piece)
  }
  return extent
}

function widened(extent: TextExtent | undefined, { str, width, transform }: PlacedText): TextExtent {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform
  const squares = width / (Math.hypot(a, b) || 1)
  const first = Math.min(HALF, squares / 2)
  const last = squares - first
  const xs = [first, last].map((along) => x + a * along + c * MIDDLE)
  const ys = [first, last].map((along) => y + b * along + d * MIDDLE)
  const sides = { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
  const wider = (side: Side, sign: 1 | -1) =>
    extent && sign * extent[side].at >= sign * sides[side] ? extent[side] : { at: sides[side], text: str }
  return { left: wider('left', -1), right: wider('right', 1), bottom: wider('bottom', -1), top: wider('top', 1) }
}

const HALF = 0.5

/** Height of a Han square's centre above the base line, in squares. */
const MIDDLE = 0.38
