import { isHan, isMark } from './characters.ts'
import { Is } from './is.ts'
import type { Char } from './lines.ts'
import type { Check } from './page.ts'
import { aroundOf } from './snippet.ts'

/**
 * R24: in a vertical line numbers of up to three digits stand upright in one square (纵中横, CLREQ 3.2.4), and longer ones digit by digit
 * where the edition wants them so.
 */
export const uprightDigits: Check = (page, tally) => {
  if (page.writing !== 'vertical') return
  for (const line of page.lines) {
    if (line.towards !== 'down' || line.flow.kind === 'code') continue
    const { chars } = line
    chars.forEach((char, index) => {
      if ((char.is & Is.together) !== 0 && (char.is & Is.first) !== 0) {
        const group = [char, ...following(chars, index)]
        const same = group.every(({ glyph }) => Math.abs(glyph.y - char.glyph.y) < 0.1 * line.size)
        const wide =
          Math.max(...group.map(({ glyph }) => glyph.x + glyph.width)) - Math.min(...group.map(({ glyph }) => glyph.x))
        tally.check(
          'R24',
          line,
          (!same || wide > WIDEST * line.size) && `${aroundOf(line, index)} ${(wide / line.size).toFixed(2)}`,
        )
      }
      // In a table numbers lie as the longest of their column does.
      if (line.flow.kind === 'cell' || !isDigit(char) || isDigit(chars[index - 1])) return
      let end = index
      while (isDigit(chars[end])) end += 1
      const alone = standsAlone(chars[index - 1]) && standsAlone(chars[end])
      const upright = end - index <= 3 || (page.promises.digits === 'upright' && end - index <= LONGEST)
      const lies = chars.slice(index, end).some(({ glyph }) => glyph.towards === 'down')
      if (upright && alone) tally.check('R24', line, lies && aroundOf(line, index))
    })
  }
}

/** Digits that stand one below the other (html/print/upright.ts). */
const LONGEST = 8

/** Squares that Chromium lets upright digits be wide before it takes narrower ones. */
const WIDEST = 1.12

/** The others of a square. */
function following(chars: readonly Char[], index: number): Char[] {
  const end = chars.findIndex((char, at) => at > index && ((char.is & Is.together) === 0 || (char.is & Is.first) !== 0))
  return chars.slice(index + 1, end < 0 ? undefined : end)
}

const isDigit = (char: Char | undefined) =>
  char !== undefined &&
  /^[0-9]$/.test(char.text) &&
  (char.is & (Is.code | Is.latin | Is.together | Is.apart | Is.call)) === 0

const standsAlone = (char: Char | undefined) => char === undefined || isHan(char.text) || isMark(char.text)

/** What lies with its line. */
const LYING = /[—⸺–…⋯～\-/]/u

/** R25: marks of a vertical line have their vertical forms, or lie with the line as —— does (GB/T 15834-2011, 5.2; CLREQ 3.1.5). */
export const verticalForms: Check = ({ writing, lines, nominal, fonts }, tally) => {
  if (writing !== 'vertical' || !nominal) return
  for (const line of lines) {
    if (line.towards !== 'down' || line.flow.kind === 'code') continue
    line.chars.forEach(({ glyph, is }, index) => {
      const name = fonts.get(glyph.font)?.replace(/^[A-Z]{6}\+/, '') ?? ''
      const usual = nominal[name]?.[glyph.text[0] ?? '']
      if (!usual || (is & (Is.latin | Is.code | Is.together)) !== 0) return
      const wrong = glyph.towards === 'right' ? usual.includes(glyph.code) : !LYING.test(glyph.text)
      tally.check('R25', line, wrong && aroundOf(line, index))
    })
  }
}
