export type FolioStyle = 'decimal' | 'cjk-decimal' | 'lower-roman'

/** A page number as it is printed: 12, 一二 (CSS cjk-decimal), xii. `value` counts from 1. */
export function formatFolio(value: number, style: FolioStyle): string {
  if (style === 'cjk-decimal') return [...String(value)].map((digit) => HAN_DIGITS[Number(digit)]).join('')
  if (style === 'lower-roman') return roman(value)
  return String(value)
}

/** A number from 1 to 999 in words, as in dates and lists: 十, 十一, 二十二, 一百〇五. */
export function hanNumber(value: number): string {
  const digit = (place: number) => HAN_DIGITS.charAt(place)
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor((value % 100) / 10), value % 10]
  if (hundreds === 0 && tens === 0) return digit(ones)
  const last = ones > 0 ? digit(ones) : ''
  if (hundreds === 0) return `${tens > 1 ? digit(tens) : ''}十${last}`
  if (tens === 0) return `${digit(hundreds)}百${last && `〇${last}`}`
  return `${digit(hundreds)}百${digit(tens)}十${last}`
}

const HAN_DIGITS = '〇一二三四五六七八九'

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [sign, size] of ROMAN) {
    for (; rest >= size; rest -= size) text += sign
  }
  return text
}

const ROMAN: readonly [string, number][] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]
