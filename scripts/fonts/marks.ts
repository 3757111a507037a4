import type { FontFacts } from './facts.ts'

/**
 * Chinese marks: quotes, dash, ellipsis, interpunct, CJK and full-width punctuation with their vertical forms.
 * Not among them: 〇 々 〆 and full-width letters and digits, which belong to the text's own face.
 */
const MARKS: [number, number][] = [
  [0xb7, 0xb7],
  [0x2014, 0x2015],
  [0x2018, 0x201d],
  [0x2025, 0x2027],
  [0x203c, 0x203c],
  [0x2047, 0x2049],
  [0x2e3a, 0x2e3b],
  [0x3001, 0x3003],
  [0x3008, 0x3011],
  [0x3014, 0x301f],
  [0x3030, 0x3030],
  [0x30fb, 0x30fb],
  [0xfe10, 0xfe1f],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xffe0, 0xffe6],
]

/** “” ‘’: Japanese faces set them as narrow as Latin ones. */
const QUOTES: [number, number][] = [
  [0x2018, 0x2019],
  [0x201c, 0x201d],
]

/** What a face must offer so that its marks can be squeezed to half width, and turned for vertical text. */
const NEEDED = ['halt', 'vhal', 'vert']

/** CSS unicode-range of all marks. */
export const MARKS_RANGE = unicodeRange(MARKS)

/** CSS unicode-range of the quotes alone. */
export const QUOTES_RANGE = unicodeRange(QUOTES)

/** CSS unicode-range of all else, for a face of letters only. */
export const UNMARKED_RANGE = unicodeRange([
  ...MARKS.map(([first], index): [number, number] => [(MARKS[index - 1]?.[1] ?? -1) + 1, first - 1]),
  [(MARKS.at(-1)?.[1] ?? 0) + 1, 0x10ffff],
])

export function isMark(codePoint: number): boolean {
  return MARK_POINTS.has(codePoint)
}

export function isQuote(codePoint: number): boolean {
  return QUOTES.some(([first, last]) => codePoint >= first && codePoint <= last)
}

const MARK_POINTS = new Set(
  MARKS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
)

/** A face that cannot squeeze marks must leave them to one that can: pairs of marks need one face with these features. */
export function squeezesMarks(facts: FontFacts): boolean {
  return NEEDED.every((feature) => facts.features.includes(feature))
}

/** `U+B7,U+2014-2015` */
export function unicodeRange(ranges: readonly (readonly [number, number])[]): string {
  const hex = (point: number) => point.toString(16).toUpperCase()
  return ranges.map(([first, last]) => `U+${hex(first)}${last === first ? '' : `-${hex(last)}`}`).join(',')
}
