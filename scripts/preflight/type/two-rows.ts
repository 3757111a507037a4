import { isHan, isMark } from './characters.ts'
import type { Char, Line } from './lines.ts'
import type { Check, ReadPage } from './page.ts'
import { aroundOf } from './snippet.ts'

/**
 * R33: a note in the line stands in two rows, half as large as the text, the first before the second, both in the height of a square
 * of their line, between what stands before and behind it (CLREQ 行内夹注), and can be read.
 */
export const twoRows: Check = (page, tally) => {
  for (const line of page.lines) {
    for (const [index, piece] of line.chars.entries()) {
      if (!piece.inside) continue
      const fault = rowsFault(piece.inside, line) ?? placeFault(piece, index, line, page)
      tally.check('R33', line, fault && `${aroundOf(line, index)} ${textOf(piece.inside).slice(0, 6)} ${fault}`)
    }
  }
}

/** Squares, of the line's size. */
const SLACK = 0.08

function rowsFault(inside: readonly Char[], line: Line): string | undefined {
  const squares = inside.filter(({ text, size }) => isHan(text) || (isMark(text) && size > 0))
  const large = Math.max(...inside.map(({ size }) => size)) / line.size
  if (large > 0.5 + SLACK || large < 0.5 - SLACK) return `字号 ${large.toFixed(2)}`
  if (large * line.size < LEAST) return `${(large * line.size).toFixed(1)} 磅`
  const rows: number[] = []
  for (const { across } of squares)
    if (!rows.some((row) => Math.abs(row - across) < 0.25 * line.size)) rows.push(across)
  const [first, second, third] = rows
  if (third !== undefined) return `${rows.length} 行`
  if (second === undefined && squares.filter(({ text }) => isHan(text)).length >= CANNOT_STAY) return '1 行'
  if (first === undefined) return undefined
  if (second !== undefined && second < first) return '行序颠倒'
  const [top, bottom] = extent([first, second ?? first], squares[0]?.size ?? 0, line)
  return top < -SLACK || bottom > 1 + SLACK ? `高 ${top.toFixed(2)}—${bottom.toFixed(2)}` : undefined
}

/** pt: 七号 is 5.5, 八号 5; nothing smaller is set. */
const LEAST = 4.95

/** So many Han are never tied together: they make two rows. */
const CANNOT_STAY = 5

/** From where to where two rows reach in the square of their line: the base lines say it, in a vertical line the middles. */
function extent([first, second]: readonly [number, number], size: number, { across, towards, size: square }: Line) {
  const above = towards === 'down' ? 0.5 : 0.88
  const top = across - above * square
  return [(first - above * size - top) / square, (second + (1 - above) * size - top) / square] as const
}

/** Beyond the type area, or in its neighbours. */
function placeFault(
  piece: Char,
  index: number,
  { chars, size, towards }: Line,
  { area }: ReadPage,
): string | undefined {
  const edge = towards === 'right' ? area.right - area.left : area.bottom - area.top
  const end = piece.at + piece.width
  if (piece.at < -SLACK * size || end > edge + SLACK * size) return '伸出版心'
  const [before, after] = [chars[index - 1], chars[index + 1]]
  const over = before && (before.at + before.width - piece.at) / size
  if (over !== undefined && over > SLACK) return `压着前面的字 ${over.toFixed(2)}`
  // The air before an opening bracket is none of its own.
  const under = after && (end - after.at) / size
  return under !== undefined && under > SLACK && !after?.inside ? `压着后面的字 ${under.toFixed(2)}` : undefined
}

const textOf = (chars: readonly Char[]) => chars.map(({ text }) => text).join('')
