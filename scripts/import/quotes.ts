import { blank, chinese, han } from './classes.ts'
import type { Edit, Rule } from './line.ts'

/** "…" → “…” and '…' → ‘…’ in a paragraph that has Chinese text. */
export const quoteRules: Rule[] = [(text) => pairQuotes(text, '"'), (text) => pairQuotes(text, "'")]

const marks = { '"': ['“', '”'], "'": ['‘', '’'] } as const
const hasHan = new RegExp(`[${han}]`, 'u')
const beside = new RegExp(`[${chinese}${blank}]`, 'u')

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
    else if (unit === straight && !isPrime(text, index, straight)) {
      edits.push({ index, length: 1, text: open ? closing : opening, kind: 'quotation-mark' })
      open = !open
    }
  }
  return open ? [] : edits
}

/** An apostrophe (don't, students') or a sign for feet and inches (5'), not a quotation mark. */
function isPrime(text: string, index: number, straight: string): boolean {
  const left = text[index - 1] ?? ''
  const right = text[index + 1] ?? ''
  if (straight === '"') return /\d/.test(left) && !beside.test(right) && right !== ''
  return /[A-Za-z0-9]/.test(left) && !beside.test(right) && right !== ''
}
