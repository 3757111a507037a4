import { isHan } from './characters.ts'
import { Is } from './is.ts'
import type { Check } from './page.ts'
import { aroundOf } from './snippet.ts'

/** R29: no slanted Han. R30: letters and digits are half a square, marks between Han a whole one (GB/T 15834-2011; CLREQ 3.1). */
export const forms: Check = ({ lines }, tally) => {
  for (const line of lines) {
    if (line.flow.kind === 'code') continue
    const slanted = line.chars.findIndex(({ glyph, text }) => glyph.slanted && isHan(text))
    tally.check('R29', line, slanted >= 0 && aroundOf(line, slanted))
    line.chars.forEach((char, index) => {
      if ((char.is & (Is.code | Is.apart | Is.latin)) !== 0) return
      const [before, after] = [line.chars[index - 1], line.chars[index + 1]]
      const between =
        before !== undefined && isHan(before.text) && (after === undefined ? line.last : isHan(after.text))
      if (BETWEEN_HAN.has(char.text)) tally.check('R30', line)
      if (WIDE.test(char.text)) tally.check('R30', line, aroundOf(line, index))
      else if (between && NARROW.has(char.text)) tally.check('R30', line, aroundOf(line, index))
    })
  }
}

const BETWEEN_HAN = new Set('，、。：；！？')
const WIDE = /^[０-９Ａ-Ｚａ-ｚ]$/u
const NARROW = new Set(',;:!?()"\'')
