import type { Element } from 'hast'
import { s } from 'hastscript'

/** Bars of the digits 0 to 9 in the left half, where their parity is odd (ISO/IEC 15420, set A): 1 is a bar, 0 a space, a module each. */
const ODD = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
]

/** Which of the left half are even (set B): so the first digit is told, which has no bars of its own. */
const PARITY = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO']

const GUARD = '101'
const CENTRE = '01010'

/** The 95 modules of an EAN-13 symbol, as an ISBN has one. @param digits 13, the last of them the check digit */
export function ean13(digits: string): string {
  const [first = 0, ...others] = [...digits].map(Number)
  const left = others.slice(0, 6).map((digit, index) => {
    const odd = ODD[digit] ?? ''
    return PARITY[first]?.[index] === 'E' ? reversed(inverted(odd)) : odd
  })
  const right = others.slice(6).map((digit) => inverted(ODD[digit] ?? ''))
  return [GUARD, ...left, CENTRE, ...right, GUARD].join('')
}

const inverted = (bars: string) => [...bars].map((bar) => (bar === '1' ? '0' : '1')).join('')
const reversed = (bars: string) => [...bars].reverse().join('')

/** Modules of white that have to stay before and behind the bars, and the sizes of the symbol in modules of 0.33 mm. */
const QUIET = { before: 11, behind: 7 }
const BARS = 69
const GUARDS = 74
const HEIGHT = 80

/** What a drawing with one unit a module is wide and high, mm: the nominal size of the symbol. */
export const BARCODE_SIZE = { width: (QUIET.before + 95 + QUIET.behind) * 0.33, height: HEIGHT * 0.33 }

/** The symbol with its digits below it, as a drawing: bars as one path, digits as text. */
export function barcode(digits: string): Element {
  const modules = ean13(digits)
  const bars = [...modules.matchAll(/1+/g)].map(({ index, 0: { length } }) => {
    const isGuard = index < 3 || index > 91 || (index > 44 && index < 50)
    return `M${QUIET.before + index} 0h${length}v${isGuard ? GUARDS : BARS}h-${length}z`
  })
  const text = (value: string, x: number, length: number) =>
    s('text', { x, y: HEIGHT, textLength: length, lengthAdjust: 'spacing' }, value)
  return s('svg', { class: 'barcode', viewBox: `0 0 ${QUIET.before + 95 + QUIET.behind} ${HEIGHT}` }, [
    s('path', { d: bars.join('') }),
    text(digits.slice(0, 1), 1.5, 6),
    text(digits.slice(1, 7), QUIET.before + 4.5, 39),
    text(digits.slice(7), QUIET.before + 51.5, 39),
  ])
}
