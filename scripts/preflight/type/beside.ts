import type { Shape } from '../drawn.ts'
import { Is } from './is.ts'
import type { Area, Char, Line } from './lines.ts'
import type { Check } from './page.ts'

/** A box as a line sees it: along it from the start of the type area, and across from its middle, in squares: positive = behind. */
type Beside = { from: number; to: number; off: number; thickness: number }

/**
 * What is painted beside a line: R20, emphasis dots (below, right in a vertical line; CLREQ 3.3.2); R21, lines of proper names and book
 * titles (below, left; 3.3.4), two that follow each other apart, and dots outside of a line on their side.
 */
export const beside: Check = (page, tally) => {
  for (const line of page.lines) {
    if (!line.chars.some(({ is }) => (is & MARKED) !== 0)) continue
    const shapes = around(line, page)
    const dots = shapes.filter((shape) => isDot(shape, line.size))
    const rules = shapes.filter((shape) => !isDot(shape, line.size))
    for (const group of groupsOf(line, Is.dotted)) {
      const own = dots.filter((dot) => isOver(dot, group))
      const side = own.some(({ off }) => (line.towards === 'down' ? off < -0.45 : off > 0.45))
      tally.check('R20', line, !side && textOf(group))
      if (line.towards === 'down' || !group.some(({ is }) => (is & NAMED) !== 0)) continue
      const edge = Math.max(
        ...rules.filter((rule) => touches(rule, group)).map(({ off, thickness }) => off + thickness / 2),
      )
      // What stands before the line belongs to the one above it.
      const inside = own.some(({ off, thickness }) => off > 0 && off - thickness / 2 < edge)
      tally.check('R21', line, inside && `${textOf(group)} 着重号在线内`)
    }
    for (const bit of [Is.properName, Is.bookTitle]) {
      let before: Char[] | undefined
      for (const group of namesOf(line, bit)) {
        const own = rules.filter((rule) => isOver(rule, group))
        tally.check('R21', line, !own.some(({ off }) => off > 0.3) && textOf(group))
        if (before && follows(line, before, group)) {
          const ends = rules.filter((rule) => isOver(rule, before as Char[])).map(({ to }) => to)
          const gap = (Math.min(...own.map(({ from }) => from)) - Math.max(...ends)) / line.size
          tally.check('R21', line, gap < APART && `${textOf(before)}|${textOf(group)} ${gap.toFixed(2)}`)
        }
        before = group
      }
    }
  }
}

const NAMED = Is.properName | Is.bookTitle
const MARKED = Is.dotted | NAMED

/** Squares that part the lines of two names at least. */
const APART = 0.05

/** A dot is as high as it is wide; what is left of a wave at a line end is not. */
function isDot({ from, to, thickness }: Beside, size: number): boolean {
  const length = (to - from) / size
  return length > 0.15 && length < 0.5 && Math.abs(length - thickness) < 0.05
}

/** Boxes within a square of the line. In a vertical line what is behind it stands left. */
function around(line: Line, { shapes, area }: { shapes: readonly Shape[]; area: Area }): Beside[] {
  return shapes.flatMap((shape) => {
    const { from, to, near, far } = seenFrom(line.towards, shape, area)
    const middle = line.towards === 'down' ? line.across : line.across - 0.38 * line.size
    const off = ((near + far) / 2 - middle) / line.size
    const thickness = (far - near) / line.size
    return Math.abs(off) < 1 && to > from && thickness < 0.5 ? [{ from, to, off, thickness }] : []
  })
}

/** A box in the directions of a line: along it, and across it from the block start of the type area. */
function seenFrom(towards: Line['towards'], { left, right, top, bottom }: Shape, area: Area) {
  if (towards === 'down')
    return { from: top - area.top, to: bottom - area.top, near: area.right - right, far: area.right - left }
  if (towards === 'up')
    return { from: area.bottom - bottom, to: area.bottom - top, near: left - area.left, far: right - area.left }
  return { from: left - area.left, to: right - area.left, near: top - area.top, far: bottom - area.top }
}

/** Characters that are one thing: under one dot. */
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
    const goesOn = ((line.chars[index - 1]?.is ?? 0) & bit) !== 0 && (char.is & Is.named) === 0
    if (!goesOn) groups.push([])
    groups.at(-1)?.push(char)
  }
  return groups
}

const follows = ({ chars }: Line, before: readonly Char[], group: readonly Char[]) =>
  chars.indexOf(group[0] as Char) === chars.indexOf(before.at(-1) as Char) + 1

function isOver({ from, to }: Beside, group: readonly Char[]): boolean {
  const [first, last] = [group[0], group.at(-1)]
  if (!first || !last) return false
  const middle = (from + to) / 2
  return middle >= first.at - 0.1 * first.size && middle <= last.at + last.width + 0.1 * last.size
}

/** A line is longer than what one dot marks. */
function touches({ from, to }: Beside, group: readonly Char[]): boolean {
  const [first, last] = [group[0], group.at(-1)]
  return (
    first !== undefined && last !== undefined && from < last.at + 0.9 * last.width && to > first.at + 0.1 * first.size
  )
}

const textOf = (group: readonly Char[]) => group.map(({ text }) => text).join('')
