import { isHan } from './characters.ts'
import { Is } from './is.ts'
import { type Char, type Line, median } from './lines.ts'

/** How far apart the Han of a line stand, in squares: 1 and what the line was drawn out. Undefined without two Han side by side. */
export function stretchOf(line: Line): number | undefined {
  const before = known.get(line)
  if (before) return before.stretch
  const stretch = median(steps(line))
  known.set(line, { stretch })
  return stretch
}

/** Several checks ask for it. */
const known = new WeakMap<Line, { stretch: number | undefined }>()

/**
 * How far apart the characters of a letter-spaced line stand, beyond a square: by its Han, and where no two of those meet (a title of
 * words in quotes) by its Han and marks, whose glyphs are squares with their air.
 */
export function spacingOf(line: Line): number {
  const among = stretchOf(line)
  if (among !== undefined) return among - 1
  const beside = line.chars.flatMap((char, index) => {
    const before = line.chars[index - 1]
    const step = before && (char.at - before.at) / line.size - 1
    return before && step !== undefined && isHan(before.text) !== isHan(char.text) ? [step] : []
  })
  return beside.length > 0 ? Math.max(0, Math.min(...beside)) : 0
}

function steps({ chars, size }: Line): number[] {
  const found: number[] = []
  let before: Char | undefined
  for (const char of chars) {
    const square = isSquare(char, size)
    if (square && before) found.push((char.at - before.at) / size)
    before = square ? char : undefined
  }
  return found
}

const isSquare = (char: Char, size: number) =>
  char.size === size && isHan(char.text) && (char.is & (Is.together | Is.base | Is.apart)) === 0

/** A line that its setter had to bring to its full length. */
export function isJustified(line: Line): boolean {
  const last = line.chars.at(-1)
  return JUSTIFIED.has(line.flow.kind) && !line.last && last !== undefined && (last.is & (Is.end | Is.short)) === 0
}

/** A line that its setter left short rather than draw it out. */
export function isLeftShort({ chars }: Line): boolean {
  return ((chars.at(-1)?.is ?? 0) & Is.short) !== 0
}

const JUSTIFIED = new Set(['text', 'quotation', 'list', 'note', 'notice', 'side-note'])
