import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

/**
 * Ruby for print: no fallback parentheses, one `ruby` for each base with its text, so that the line may end between two
 * syllables but not inside a base. `beside` says that another ruby touches it: their texts may not overhang each other.
 */
export function partRuby(ruby: Element): Element[] {
  const pairs: { base: ElementContent[]; text: Element }[] = []
  let base: ElementContent[] = []
  for (const child of ruby.children) {
    if (child.type === 'element' && child.tagName === 'rp') continue
    if (child.type === 'element' && child.tagName === 'rt') {
      pairs.push({ base, text: child })
      base = []
    } else base.push(child)
  }
  if (pairs.length === 0) return [ruby]
  const parts = pairs.map((pair) => {
    const className = pairs.length > 1 ? ['beside'] : undefined
    return h(
      'ruby',
      { ...ruby.properties, className },
      h('span', { className: ['ruby-base'] }, ...pair.base),
      pair.text,
    )
  })
  for (const part of parts.slice(1)) delete part.properties.id
  // A base without a text at the end is plain text, but belongs to the same word.
  if (base.length > 0) parts.push(h('span', ...base))
  return parts
}
