import { chineseNumeral } from '../html/numerals.ts'
import { isTitle } from './markers.ts'

/** A line that is a heading: its level, and where its text begins behind the typed number. */
export type Heading = { depth: 2 | 3; end: number }

/**
 * Which lines of a chapter are headings: 一、 and （一） before a short text that is no sentence, with something below.
 * Banxin numbers headings itself, so a typed number may only go where the automatic one is the same: when a level does
 * not count 一、二、三 in order, all lines of the chapter stay as they are.
 */
export function findHeadings(lines: readonly string[]): Map<number, Heading> {
  const headings = new Map<number, Heading>()
  const counters = { 2: 0, 3: 0 }
  for (const [index, line] of lines.entries()) {
    const candidate = readHeading(line)
    if (!candidate || index === lines.length - 1) continue
    const { depth, end, numeral } = candidate
    if (depth === 2) counters[3] = 0
    else if (counters[2] === 0) continue
    counters[depth] += 1
    if (numeral !== chineseNumeral(counters[depth])) return new Map()
    headings.set(index, { depth, end })
  }
  return headings
}

function readHeading(line: string): (Heading & { numeral: string }) | undefined {
  const match = /^(?:([一二三四五六七八九十]{1,3})、|（([一二三四五六七八九十]{1,3})）)/u.exec(line)
  const numeral = match?.[1] ?? match?.[2]
  if (!match || numeral === undefined || !isTitle(line.slice(match[0].length))) return undefined
  return { depth: match[1] ? 2 : 3, end: match[0].length, numeral }
}
