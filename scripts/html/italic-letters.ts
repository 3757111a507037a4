/** The italic that a browser shows for a letter which is a formula's `mi` (MathML Core 2.1.5, math-auto); undefined for what stays upright. */
export function italicOf(letter: string): string | undefined {
  if (Object.hasOwn(OTHERS, letter)) return OTHERS[letter]
  const point = letter.codePointAt(0) ?? 0
  if (letter.length !== 1) return undefined
  const range = RANGES.find(([first, last]) => point >= first && point <= last)
  return range && String.fromCodePoint(range[2] + point - range[0])
}

/** First letters of a range and of its italics (Unicode 15, Mathematical Alphanumeric Symbols). */
const RANGES: readonly [first: number, last: number, italic: number][] = [
  [0x41, 0x5a, 0x1d434],
  [0x61, 0x7a, 0x1d44e],
  [0x391, 0x3a9, 0x1d6e2],
  [0x3b1, 0x3c9, 0x1d6fc],
]

const OTHERS: Record<string, string> = {
  h: 'ℎ',
  ı: '𝚤',
  ȷ: '𝚥',
  ϴ: '𝛳',
  '∇': '𝛻',
  '∂': '𝜕',
  ϵ: '𝜖',
  ϑ: '𝜗',
  ϰ: '𝜘',
  ϕ: '𝜙',
  ϱ: '𝜚',
  ϖ: '𝜛',
}
