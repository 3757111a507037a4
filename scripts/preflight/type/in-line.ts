import type { Glyph } from '../drawn.ts'
import { isClosing, OPENERS } from './characters.ts'
import { Is } from './is.ts'
import type { Char } from './lines.ts'

/**
 * A piece of a note in two rows (割注) is to its line one box: as long as its rows, a square high, and no character. Its own
 * characters, which stand between the lines of the page, are left out.
 */
export function withNotesAsBoxes(chars: readonly Char[], towards: Glyph['towards']): Char[] {
  const output: Char[] = []
  let piece: Char[] = []
  const close = () => {
    if (piece.length > 0) output.push(boxOf(piece, towards))
    piece = []
  }
  for (const char of chars) {
    const inside = (char.is & Is.rows) !== 0
    if (!inside || (char.is & Is.first) !== 0) close()
    if (inside) piece.push(char)
    else output.push(char)
  }
  close()
  return output
}

/**
 * A formula is to its line one box, on the base line of the text beside it; its own characters stand on many.
 */
export function withFormulasAsBoxes(chars: readonly Char[]): Char[] {
  if (!chars.some(isInFormula)) return [...chars]
  const output: Char[] = []
  for (let index = 0; index < chars.length; ) {
    const first = chars[index] as Char
    let end = index + 1
    if (isInFormula(first)) {
      while (end < chars.length && isInFormula(chars[end] as Char) && !((chars[end] as Char).is & Is.first)) end += 1
      const beside = [output.at(-1), chars.slice(end).find((char) => !isInFormula(char))]
      output.push(formulaBox(chars.slice(index, end), beside))
    } else output.push(first)
    index = end
  }
  return output
}

const isInFormula = (char: Char) => (char.is & Is.formula) !== 0

/** @param beside the characters before and behind it, of which one at least is in its line unless it stands alone there */
function formulaBox(piece: readonly Char[], beside: readonly (Char | undefined)[]): Char {
  const [first] = piece as [Char]
  const at = Math.min(...piece.map((char) => char.at))
  const width = Math.max(...piece.map((char) => char.at + char.width)) - at
  const size = Math.max(...piece.map((char) => char.size))
  const middle = piece.map((char) => char.across).toSorted((one, other) => one - other)[piece.length >> 1] ?? 0
  const away = (char: Char | undefined) => (char ? Math.abs(char.across - middle) : Number.POSITIVE_INFINITY)
  const near = beside.reduce((best, char) => (away(char) < away(best) ? char : best))
  const across = near && away(near) < size ? near.across : middle
  return { ...first, text: OBJECT, at, across, width, size }
}

/** What no font prints and no rule of marks or Han knows. */
const OBJECT = '\ufffc'

function boxOf(piece: readonly Char[], towards: Glyph['towards']): Char {
  const [first] = piece as [Char]
  const at = Math.min(...piece.map(startOf))
  const width = Math.max(...piece.map(endOf)) - at
  // Base lines of two rows stand around that of the line; their middles, around its middle.
  const [near, far] = [Math.min(...piece.map(({ across }) => across)), Math.max(...piece.map(({ across }) => across))]
  const across = (near + far) / 2 + (towards === 'right' ? BASE * first.size : 0)
  return { ...first, text: OBJECT, is: first.is & ~Is.together, at, across, width, size: 2 * first.size, inside: piece }
}

/** A mark at the beginning or at the end of a row is half a square. */
const startOf = ({ text, at, size }: Char) => at + (OPENERS.has(text) ? size / 2 : 0)
const endOf = ({ text, at, width, size }: Char) => at + (isClosing(text) ? Math.min(width, size / 2) : width)

/** From the middle of a square to its base line (styles/cjk.css: 88 % of the em stand above it). */
const BASE = 0.38
