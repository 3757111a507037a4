import type { Shape } from '../drawn.ts'
import { Is } from './flows.ts'
import type { Area, Char, Line } from './lines.ts'
import type { Check } from './page.ts'
import { aroundOf } from './snippet.ts'

/** A box as a line sees it: along it from the start of the type area, and across from its middle, in squares: positive = behind. */
type Beside = { from: number; to: number; off: number; thickness: number }

/**
 * What stands beside a line: R20, emphasis dots (below, right in a vertical line; CLREQ 3.3.2); R21, lines of proper names and book titles
 * (below, left; 3.3.4); R23, ruby (above, right; 3.4), and readings that do not overlap;
 * R33, the two rows of a note in the line, which stay in its square (3.5, 行内夹注).
 */
export const beside: Check = (page, tally) => {
  for (const line of page.lines) {
    const vertical = line.towards === 'down'
    const shapes = line.chars.some(({ is }) => (is & MARKED) !== 0) ? around(line, page) : []
    for (const group of groupsOf(line, Is.dotted)) {
      const dots = shapes.filter(
        (shape) => isOver(shape, group) && shape.to - shape.from < 0.5 * line.size && shape.thickness < 0.5,
      )
      const side = dots.some(({ off }) => (vertical ? off < -0.45 : off > 0.45))
      tally.check('R20', line, !side && textOf(group))
    }
    for (const group of [...namesOf(line, Is.properName), ...namesOf(line, Is.bookTitle)]) {
      const rules = shapes.filter((shape) => isOver(shape, group) && shape.thickness < 0.5)
      const side = rules.some(({ off }) => off > 0.3)
      tally.check('R21', line, !side && textOf(group))
    }
    for (const piece of line.chars) {
      if ((piece.is & Is.rows) === 0) continue
      const off = Math.abs(piece.across - line.across)
      tally.check(
        'R33',
        line,
        (off > 0.15 * line.size || piece.size > 1.2 * line.size) && aroundOf(line, line.chars.indexOf(piece)),
      )
    }
    let end = Number.NEGATIVE_INFINITY
    for (const group of readingsOf(line)) {
      const first = group[0] as Char
      const middle = vertical ? 0 : 0.38
      const off = (first.across - line.across) / line.size + middle
      // Zhuyin stands at the right of its character: beside a horizontal line it is in it.
      const wanted = (first.is & Is.zhuyin) !== 0 && !vertical ? 0.5 : -0.45
      const overlaps = first.at < end - 0.1 * first.size
      end = Math.max(...group.map((char) => char.at + char.width))
      tally.check('R23', line, (off > wanted || overlaps) && textOf(group))
    }
  }
}

const MARKED = Is.dotted | Is.properName | Is.bookTitle

/** Boxes within a square of the line. In a vertical line what is behind it stands left. */
function around(line: Line, { shapes, area }: { shapes: readonly Shape[]; area: Area }): Beside[] {
  return shapes.flatMap((shape) => {
    const { left, right, top, bottom } = shape
    const down = line.towards === 'down'
    const [from, to] = down ? [top - area.top, bottom - area.top] : [left - area.left, right - area.left]
    const across = down ? area.right - (left + right) / 2 : (top + bottom) / 2 - area.top
    const middle = down ? line.across : line.across - 0.38 * line.size
    const off = (across - middle) / line.size
    const thickness = (down ? right - left : bottom - top) / line.size
    return Math.abs(off) < 1 && to > from ? [{ from, to, off, thickness }] : []
  })
}

/** Characters that are one thing: under one dot, on one line. */
function groupsOf(line: Line, bit: number): Char[][] {
  const groups: Char[][] = []
  let open = false
  for (const char of line.chars) {
    const marked = (char.is & bit) !== 0
    if (marked && (!open || (char.is & Is.first) !== 0)) groups.push([])
    if (marked) groups.at(-1)?.push(char)
    open = marked
  }
  return groups
}

/** A name is one group, whatever is marked in it. */
function namesOf(line: Line, bit: number): Char[][] {
  const groups: Char[][] = []
  for (const [index, char] of line.chars.entries()) {
    if ((char.is & bit) === 0) continue
    if (((line.chars[index - 1]?.is ?? 0) & bit) === 0) groups.push([])
    groups.at(-1)?.push(char)
  }
  return groups
}

function readingsOf(line: Line): Char[][] {
  const groups: Char[][] = []
  for (const char of line.readings) {
    if (groups.length === 0 || (char.is & Is.first) !== 0) groups.push([])
    groups.at(-1)?.push(char)
  }
  return groups
}

function isOver({ from, to }: Beside, group: readonly Char[]): boolean {
  const [first, last] = [group[0], group.at(-1)]
  if (!first || !last) return false
  const middle = (from + to) / 2
  return middle >= first.at - 0.1 * first.size && middle <= last.at + last.width + 0.1 * last.size
}

const textOf = (group: readonly Char[]) => group.map(({ text }) => text).join('')
