import { CENTRED, isClosing, isMark, OPENERS } from './characters.ts'
import { Is } from './is.ts'
import type { Char, Line } from './lines.ts'
import type { Check, ReadPage, Tally } from './page.ts'
import { aroundOf } from './snippet.ts'
import { spacingOf } from './stretch.ts'

/**
 * The places of marks in their lines: R07, two that follow each other take 1.5 squares (CLREQ 3.1.6); R26, —— is one line of two squares;
 * R27, the interpunct half a square, ・ in Japanese a whole one; R31, ？！ and ！！ one square together (GB/T 15834-2011, 4.3.3.3); R28, quotes as wide as all marks.
 */
export const marks: Check = (page, tally) => {
  for (const line of page.lines) {
    if (line.flow.kind === 'code') continue
    const stretch = spacingOf(line)
    line.chars.forEach((char, index) => {
      const next = line.chars[index + 1]
      const fault = (figure: number) => `${aroundOf(line, index)} ${figure.toFixed(2)}`
      if ((char.is & (Is.code | Is.latin)) !== 0) return
      if (QUOTES.has(char.text)) checkQuote(char, line, page, tally)
      if (char.text === '——') tally.check('R26', line, char.width < 1.95 * char.size && fault(char.width / char.size))
      if (!next || next.size !== char.size) return
      const step = (next.at - char.at) / char.size
      if (char.text === '—' && next.text === '—') tally.check('R26', line, step > 1.03 && fault(step))
      const both = (char.is & next.is & Is.together) !== 0
      if (DOUBLED.has(char.text) && DOUBLED.has(next.text)) {
        // The third of ？！！ begins a square.
        const full = (char.is & Is.together) !== 0
        tally.check('R31', line, page.promises.doubled && step - stretch > 0.6 && !both && !full && fault(step))
      } else if (page.promises.squeezed && isPair(char, next, page) && !both && (next.is & Is.apart) === 0) {
        // ？！ in one square fill it whole, and leave nothing to squeeze but the mark behind them.
        const whole = (char.is & Is.together) !== 0 ? 1.1 : 0.8
        tally.check('R07', line, step - stretch >= whole && fault(step - stretch))
      }
      const before = line.chars[index - 1]
      if (INTERPUNCTS.has(char.text) && before && /\p{Script=Han}/u.test(before.text + next.text)) {
        const room = (next.at - before.at) / char.size - 1 - 2 * stretch
        tally.check(
          'R27',
          line,
          Math.abs(room - (page.promises.fixed && char.text === '・' ? 1 : 0.5)) > 0.15 && fault(room),
        )
      }
    })
  }
}

const QUOTES = new Set('“”‘’')
const DOUBLED = new Set('？！')
const INTERPUNCTS = new Set('·・‧')

function isPair({ text }: Char, next: Char, { promises }: ReadPage): boolean {
  if (promises.fixed && (CENTRED.has(text) || CENTRED.has(next.text))) return false
  return isMark(next.text) && (OPENERS.has(text) ? OPENERS.has(next.text) : isClosing(text))
}

/** A proportional quote comes from a Latin face. */
function checkQuote(char: Char, line: Line, { promises }: ReadPage, tally: Tally): void {
  const natural = char.glyph.width / char.glyph.size
  const corner = promises.quotes === 'corner' && line.towards === 'right'
  const fault = `${aroundOf(line, line.chars.indexOf(char))} ${natural.toFixed(2)}`
  tally.check('R28', line, (natural < 0.95 || corner) && fault)
}
