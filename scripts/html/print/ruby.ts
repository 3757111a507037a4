import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

/**
 * Ruby for print: no fallback parentheses, one `ruby` for each base with its text, so that the line may end between two
 * syllables but not inside a base. `beside` says that another ruby touches it: their texts may not overhang each other.
 * Zhuyin stands at the right of its base in both writing modes (CLREQ 3.3.1), its symbols in a column, the tone beside them.
 */
export function partRubies(nodes: ElementContent[]): ElementContent[] {
  const parted = nodes.map((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    return node.tagName === 'ruby' ? partRuby(node) : [{ ...node, children: partRubies(node.children) }]
  })
  const output = parted.flat()
  for (const [index, node] of output.entries()) {
    if (isPinyin(node) && (isPinyin(output[index - 1]) || isPinyin(output[index + 1])))
      node.properties.className = ['beside']
  }
  return output
}

function partRuby(ruby: Element): ElementContent[] {
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
  const parts: ElementContent[] = pairs.map((pair) => {
    const zhuyin = zhuyinOf(pair.text)
    const className = zhuyin ? ['zhuyin'] : undefined
    const text = zhuyin ? { ...pair.text, children: zhuyin } : pair.text
    return h('ruby', { ...ruby.properties, className }, h('span', { className: ['ruby-base'] }, ...pair.base), text)
  })
  for (const part of parts.slice(1)) if (part.type === 'element') delete part.properties.id
  // A base without a text at the end is plain text, but belongs to the same word.
  if (base.length > 0) parts.push(h('span', ...base))
  return parts
}

function isPinyin(node: ElementContent | undefined): node is Element {
  if (node?.type !== 'element' || node.tagName !== 'ruby') return false
  const { className } = node.properties
  return !(Array.isArray(className) && className.includes('zhuyin'))
}

/** Light tone ˙, which is read and stands before the symbols; the other tones stand beside the last symbol. */
const ZHUYIN = /^(˙?)([\u3105-\u312f\u31a0-\u31bf]+)([ˉˊˇˋ˙˪˫]?)$/u

/** The parts of a syllable, in the order of the text; undefined where the reading is no zhuyin. */
function zhuyinOf(text: Element): ElementContent[] | undefined {
  const [only, ...others] = text.children
  const match = others.length === 0 && only?.type === 'text' ? ZHUYIN.exec(only.value.trim()) : undefined
  if (!match) return undefined
  const [, light = '', symbols = '', tone = ''] = match
  const part = (className: string, value: string) => (value ? [h('span', { className: [className] }, value)] : [])
  const isLight = tone === '˙'
  return [
    ...part('zhuyin-light', light),
    ...part('zhuyin-symbols', symbols),
    ...part(isLight ? 'zhuyin-light' : 'zhuyin-tone', tone),
  ]
}
