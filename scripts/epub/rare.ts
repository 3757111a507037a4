import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

/**
 * A tree in which runs of the characters that the book brings its own font for are in `span.rare`: by a class the font reaches
 * them in every reader, also where it takes the reader's choice of face for the rest. Pure.
 */
export function markRare(element: Element, rare: ReadonlySet<string>): Element {
  if (rare.size === 0) return element
  return { ...element, children: element.children.flatMap((child) => markNode(child, rare)) }
}

function markNode(node: ElementContent, rare: ReadonlySet<string>): ElementContent[] {
  // No span may stand in MathML.
  if (node.type === 'element') return [node.tagName === 'math' ? node : markRare(node, rare)]
  if (node.type !== 'text' || ![...node.value].some((character) => rare.has(character))) return [node]
  const runs: { text: string; isRare: boolean }[] = []
  for (const character of node.value) {
    const last = runs.at(-1)
    // A variation selector belongs to the character before it.
    const isRare = rare.has(character) || (last?.isRare === true && /\p{Variation_Selector}/u.test(character))
    if (last?.isRare === isRare) last.text += character
    else runs.push({ text: character, isRare })
  }
  return runs.map(({ text, isRare }) =>
    isRare ? h('span', { className: ['rare'] }, text) : { type: 'text', value: text },
  )
}
