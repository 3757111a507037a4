import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

/**
 * Formulas as they are printed: single letters as the italics that the browser shows for them (MathML Core 2.1.5, math-auto), so
 * that the page says what the PDF says, with the letter of the manuscript in data-text; in a box of its own, which the layouter
 * (pages/engine/formulas.ts) fits into the lines. Changes the tree in place.
 */
export function setFormulas(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  if (node.tagName !== 'math') {
    node.children = node.children.map(setFormulas)
    return node
  }
  lean(node)
  return h('span', { className: ['formula-box'] }, node)
}

function lean(element: Element): void {
  const [only, ...others] = element.children
  const isLetter = element.tagName === 'mi' && element.properties.mathvariant !== 'normal' && others.length === 0
  if (isLetter && only?.type === 'text') {
    const italic = italicOf(only.value.trim())
    if (italic !== undefined) {
      element.properties.dataText = only.value.trim()
      element.children = [{ type: 'text', value: italic }]
    }
    return
  }
  for (const child of element.children as ElementContent[]) if (child.type === 'element') lean(child)
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

function italicOf(letter: string): string | undefined {
  if (Object.hasOwn(OTHERS, letter)) return OTHERS[letter]
  const point = letter.codePointAt(0) ?? 0
  if (letter.length !== 1) return undefined
  const range = RANGES.find(([first, last]) => point >= first && point <= last)
  return range && String.fromCodePoint(range[2] + point - range[0])
}
