/** The highest number that there is a sign of its own for. */
const LAST_CIRCLED = 50

/**
 * A mark as wide as that of `number`, and how many digits make it as wide where it is no circled number. The layouter sets
 * these: the numbers themselves are printed later and move no line, and what was laid out holds for all numbers of that
 * width.
 */
export function markLike(number: number): { mark: string; digits?: number } {
  if (number <= LAST_CIRCLED) return { mark: noteMark(1) }
  return { mark: noteMark(number).replace(/\d/g, '0'), digits: String(number).length }
}

/** A number in a circle, the form of note marks in mainland books: ① to ㊿; higher ones in brackets. */
export function noteMark(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  if (number >= 36 && number <= LAST_CIRCLED) return String.fromCodePoint(0x32b1 + number - 36)
  return `（${number}）`
}
