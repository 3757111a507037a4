import { han } from './classes.ts'
import type { Edit, Rule } from './line.ts'

/** "…" → “…” and '…' → ‘…’ in a paragraph that has Chinese text. */
export const quoteRules: Rule[] = [(text) => pairQuotes(text, '"'), (text) => pairQuotes(text, "'")]

const marks = { '"': ['“', '”'], "'": ['‘', '’'] } as const
const hasHan = new RegExp(`[${han}]`, 'u')

/**
 * The first mark opens and the next closes, and curly ones that stand there already count along. When that does not
 * come out even, guessing would be wrong as often as right: nothing is changed.
 */
function pairQuotes(text: string, straight: '"' | "'"): Edit[] {
  if (!hasHan.test(text)) return []
  const [opening, closing] = marks[straight]
  const edits: Edit[] = []
  let open = false
  for (let index = 0; index < text.length; index++) {
    const unit = text[index]
    if (unit === opening) open = true
    else if (unit === closing) open = false
    else if (unit === straight && !isPrime(text, index, open)) {
      edits.push({ index, length: 1, text: open ? closing : opening, kind: 'quotation-mark' })
      open = !open
    }
  }
  return open ? [] : edits
}

/** An apostrophe (don't) or the sign of inches and feet (5"), not a quotation mark. */
function isPrime(text: string, index: number, open: boolean): boolean {
  const left = text[index - 1] ?? ''
  const right = text[index + 1] ?? ''
  if (text[index] === "'" && /[A-Za-z]/.test(left) && /[A-Za-z]/.test(right)) return true
  return !open && /\d/.test(left) && !hasHan.test(right)
}
