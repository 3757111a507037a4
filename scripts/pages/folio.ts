import { chineseNumeral } from '../html/numerals.ts'
import type { PageNumber } from './page.ts'

/** A page number as it is printed: 12, 一〇二 (CSS cjk-decimal), 一百〇二, xii, XII; pages of the cover have names. */
export function formatFolio({ value, style }: PageNumber): string {
  switch (style) {
    case 'arabic':
      return String(value)
    case 'han':
      return hanDigits(value)
    case 'han-read':
      return chineseNumeral(value)
    case 'lower-roman':
      return roman(value)
    case 'upper-roman':
      return roman(value).toUpperCase()
    case 'cover':
      return value === 1 ? '封面' : '封二'
  }
}

/** A Han sign for every digit: 二〇二六. */
export function hanDigits(value: number): string {
  return [...String(value)].map((digit) => HAN_DIGITS[Number(digit)]).join('')
}

const HAN_DIGITS = '〇一二三四五六七八九'

/** Every character that a folio may have. */
export const FOLIO_CHARACTERS = `${HAN_DIGITS}十百千0123456789ivxlcdmIVXLCDM`

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
