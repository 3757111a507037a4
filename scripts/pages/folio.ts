export type FolioStyle = 'decimal' | 'cjk-decimal' | 'lower-roman'

/** A page number as it is printed: 12, 一二 (CSS cjk-decimal), xii. `value` counts from 1. */
export function formatFolio(value: number, style: FolioStyle): string {
  if (style === 'cjk-decimal') return [...String(value)].map((digit) => HAN_DIGITS[Number(digit)]).join('')
  if (style === 'lower-roman') return roman(value)
  return String(value)
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
