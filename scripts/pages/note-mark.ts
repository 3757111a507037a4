/** A number in a circle, the form of note marks in mainland books: ① to ㊿; higher ones in brackets. */
export function noteMark(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  if (number >= 36 && number <= 50) return String.fromCodePoint(0x32b1 + number - 36)
  return `（${number}）`
}
