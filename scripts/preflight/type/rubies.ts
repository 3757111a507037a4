import { Is } from './is.ts'
import type { Char } from './lines.ts'

/** What is read, and its reading; the characters of both as the page has them. */
export type Ruby = { base: Char[]; reading: Char[] }

/**
 * The rubies of a flow.
 * @param chars all of its characters in the order of the text, where a reading stands behind its base
 */
export function rubiesOf(chars: readonly Char[]): Ruby[] {
  const rubies: Ruby[] = []
  if (!chars.some(({ is }) => (is & Is.reading) !== 0)) return rubies
  let base: Char[] = []
  for (const [index, char] of chars.entries()) {
    const before = chars[index - 1]
    if ((char.is & Is.reading) !== 0) {
      // Two bases may have their readings side by side, but never a reading without a base.
      if (before && (before.is & Is.reading) === 0) rubies.push({ base, reading: [] })
      rubies.at(-1)?.reading.push(char)
    } else {
      const goesOn = before && (before.is & char.is & Is.base) !== 0 && (char.is & Is.first) === 0
      if (!goesOn) base = []
      base.push(char)
    }
  }
  return rubies
}

/** Zhuyin makes its character half a square longer in a horizontal line. */
export function widenByZhuyin(rubies: readonly Ruby[]): void {
  for (const { base, reading } of rubies) {
    const last = base.at(-1)
    if (last && isZhuyin(reading)) last.width = Math.max(last.width, ZHUYIN * last.size)
  }
}

export const isZhuyin = (reading: readonly Char[]) => ((reading[0]?.is ?? 0) & Is.zhuyin) !== 0

/** Squares that a character takes with zhuyin at its side. */
const ZHUYIN = 1.48
