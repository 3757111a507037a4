import { CENTRED, isClosing, isHan, isMark, OPENERS } from './characters.ts'
import { Is } from './is.ts'
import { type Line, UNEVEN } from './lines.ts'
import { type Check, type ReadPage, type Tally, usual } from './page.ts'
import { endOf, startOf } from './snippet.ts'
import { isJustified, isLeftShort, stretchOf } from './stretch.ts'

/** pt by which an end may miss its edge. */
const TOLERANCE = 0.6

/** Squares of a formula that are painted by no glyph. */
const AROUND = 0.1

/**
 * The ends of justified lines: R12, they are flush; R08, R09, a mark there is half a square (CLREQ 3.1.6, GB/T 15834-2011, 5.1.10);
 * R10, none hangs outside. R13: how far lines were drawn out; one that is left short would have been drawn out farther.
 */
export const lineEnds: Check = (page, tally) => {
  const { promises } = page
  for (const line of page.lines) {
    if (line.towards !== usual(page)) continue
    checkStart(line, page, tally)
    const step = stretchOf(line)
    if (isLeftShort(line)) {
      const edge = edgeOf(line, page)
      const room = edge === undefined ? undefined : (edge - lineEnd(line)) / line.size
      tally.check(
        'R13',
        line,
        room !== undefined && room < LEAST * gapsOf(line) && `${endOf(line)} 短 ${room.toFixed(2)}`,
      )
    }
    if (!isJustified(line)) {
      if (step !== undefined && line.flow.kind === 'text') tally.sample('natural', step)
      continue
    }
    if (step !== undefined) {
      tally.sample('justified', step)
      tally.check('R13', line, step > 1.25 && `${startOf(line)} ${(step - 1).toFixed(2)}`)
    }
    const edge = edgeOf(line, page)
    const last = line.chars.at(-1)
    if (edge === undefined || !last) continue
    // What is no square of the line (notes in two rows, upright digits, formulas) Chromium moves by itself.
    const alone = line.towards === 'down' && (last.is & (Is.rows | Is.together | Is.formula)) !== 0
    // The stroke of a fraction reaches beyond its numbers, and a slanted letter beyond its width.
    const around = (last.is & Is.formula) !== 0 ? AROUND * line.size : 0
    const tolerance = TOLERANCE + (alone ? UNEVEN : 0) + around
    const full = besideReading(line, edge - (last.at + last.width))
    const half = edge - (last.at + last.size / 2)
    const isHalf = isClosing(last.text) && Math.abs(half) <= tolerance
    const hangs = isMark(last.text) && !isHalf && full < -0.3 * line.size && full > -1.15 * line.size
    if (isClosing(last.text)) {
      const centred = (page.writing === 'vertical' || promises.fixed) && CENTRED.has(last.text)
      const whole = promises.lineEnds === 'full' || centred
      if (!whole) tally.check('R08', line, !isHalf && Math.abs(full) <= tolerance && endOf(line))
      tally.check('R10', line, hangs && endOf(line))
    }
    tally.sample(isHalf ? 'half' : 'full', Math.abs(isHalf ? half : full))
    tally.check('R12', line, !isHalf && !hangs && Math.abs(full) > tolerance && `${endOf(line)} ${full.toFixed(1)} pt`)
  }
}

/** Squares by which every character of a line would have to move at least, for it to be left short; what Chromium takes for a gap is not all told. */
const LEAST = 0.2

/** What is left behind a base of ruby, where its reading is longer and is what ends the line, is none. */
function besideReading({ chars, rubies, size }: Line, left: number): number {
  const last = chars.at(-1)
  if (!last || (last.is & Is.base) === 0) return left
  const over =
    Math.max(0, ...rubies.flatMap(({ reading }) => reading).map(({ at, width }) => at + width)) - (last.at + last.width)
  return left > 0 && left <= over + 0.07 * size + TOLERANCE ? 0 : left
}

/** Only of text is it known where its lines begin. */
function checkStart(line: Line, { promises }: ReadPage, tally: Tally): void {
  const first = line.chars[0]
  // Nothing but its own unevenness moves such a character.
  const plain = first && isHan(first.text) && line.flow.kind === 'text' && !line.first
  if (plain && line.towards === 'down') tally.sample('uneven', first.at)
  const has = first && OPENERS.has(first.text) && line.flow.kind === 'text'
  if (!has || line.first || !promises.squeezed) return
  const off = first.at / first.size + 0.5
  tally.check('R09', line, Math.abs(off) > 0.15 && `${startOf(line)} ${(1 + off).toFixed(2)}`)
}

/**
 * Where a line should end: at the edge of the type area, or, in a block that is narrower, where its other lines do. Undefined where
 * nothing tells, or where there is nothing to draw out: a long word or address.
 */
function edgeOf(line: Line, { lines, area, writing }: ReadPage): number | undefined {
  if (gapsOf(line) < 2) return undefined
  const edge = writing === 'vertical' ? area.bottom - area.top : area.right - area.left
  if (line.flow.kind === 'text') return edge
  const ends = lines.filter((other) => other.flow.kind === line.flow.kind && isJustified(other)).map(lineEnd)
  if (ends.some((end) => Math.abs(end - edge) <= TOLERANCE)) return edge
  const same = ends.filter((end) => ends.filter((other) => Math.abs(other - end) <= TOLERANCE).length > 1)
  return same.length > 0 ? Math.max(...same) : undefined
}

/** Where the ink of a line ends, without the air of its last mark. */
export function lineEnd(line: Line): number {
  const last = line.chars.at(-1)
  if (!last) return 0
  const whole = line.towards === 'down' && CENTRED.has(last.text)
  return isClosing(last.text) && !whole ? last.at + last.size / 2 : last.at + last.width
}

/** Places in a line that can be drawn out: beside Han, and blanks. */
function gapsOf({ chars, size }: Line): number {
  return chars.filter((char, index) => {
    const before = chars[index - 1]
    if (!before || (char.is & before.is & Is.together) !== 0) return false
    return isHan(char.text) || isHan(before.text) || char.at - before.at - before.width > 0.15 * size
  }).length
}
