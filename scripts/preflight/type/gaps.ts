import { isHan, isLatin } from './characters.ts'
import { Is } from './is.ts'
import type { Char } from './lines.ts'
import type { Check } from './page.ts'
import { aroundOf } from './snippet.ts'
import { isJustified, stretchOf } from './stretch.ts'

/** R11: between Han and Latin letters or digits there is a gap of at most a quarter of a square (CLREQ 3.2.2). */
export const hanLatinGaps: Check = ({ lines }, tally) => {
  for (const line of lines) {
    // On title pages names and roles stand apart.
    if (APART_IN.has(line.flow.kind)) continue
    const step = stretchOf(line)
    // Nothing tells how far such a line was drawn out.
    if (step === undefined && isJustified(line)) continue
    const stretch = (step ?? 1) - 1
    line.chars.forEach((char, index) => {
      const before = line.chars[index - 1]
      if (!before || !meet(before, char)) return
      // The space at the border of an element is drawn out as the Han beside it is.
      const gap = (char.at - before.at - before.width) / line.size - 2 * Math.max(0, stretch)
      tally.sample('gap', gap)
      tally.check('R11', line, gap > 0.3 && `${aroundOf(line, index)} ${gap.toFixed(2)}`)
    })
  }
}

function meet(one: Char, other: Char): boolean {
  if (((one.is | other.is) & APART) !== 0 || Math.abs(one.size - other.size) > 0.35 * one.size) return false
  return (isHan(one.text) && isLatin(other.text)) || (isLatin(one.text) && isHan(other.text))
}

const APART_IN = new Set(['code', 'contents', 'front'])

const APART = Is.apart | Is.call | Is.code | Is.together | Is.base
