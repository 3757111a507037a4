import type { Paragraph, PhrasingContent, Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { markedElement } from './elements.ts'
import { report } from './messages.ts'
import { checkName } from './names.ts'

/**
 * Formulas as elements that hold their TeX, until mathematics.ts sets them: `<code class="math-inline">` in the line;
 * `<pre><code class="math-display">` for `$$` on lines of its own and for `$$…$$` that stands alone in its paragraph. A name
 * behind the opening `$$` or behind such a paragraph, `{#eq-a}`, gives it a number.
 */
export function displayFormulas() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    visit(tree, (node, index, parent) => {
      if (node.type === 'math') {
        if (!isClosed(source.slice(node.position?.start.offset, node.position?.end.offset))) {
          const hint = '在公式的末尾单起一行写 $$；要印的是钱数的 $，写成 \\$。'
          report(file, 'error', 'math-unclosed', node, '$$ 开头的公式没有结束，后面的正文全进了公式。', hint)
        }
        const name = nameIn(node.meta ?? '')
        if (name === undefined && node.meta) {
          const hint = '这一行只写 $$，或 $$ {#eq-a} 给公式起名、编号。'
          report(file, 'error', 'math-opening', node, `$$ 后面的“${node.meta}”不会印出来。`, hint)
        }
        node.data = element(node.value, node, name, file)
      } else if (node.type === 'inlineMath') {
        node.data = { hName: 'code', hProperties: { className: [INLINE] }, hChildren: [text(node.value)] }
      } else if (node.type === 'paragraph' && parent && index !== undefined) {
        const lone = loneFormula(node, source)
        if (!lone) return
        const data = element(lone.value, node, lone.name, file)
        parent.children[index] = Object.assign(markedElement('pre', {}, [], node.position), { data })
      }
    })
  }
}

export const INLINE = 'math-inline'
export const DISPLAY = 'math-display'

function element(tex: string, node: Parameters<typeof checkName>[1], name: string | undefined, file: VFile) {
  const id = name !== undefined && checkName(name, node, file) ? { id: name } : {}
  const code = { type: 'element' as const, tagName: 'code', properties: { className: [DISPLAY] } }
  return { hName: 'pre', hProperties: id, hChildren: [{ ...code, children: [text(tex)] }] }
}

function text(value: string) {
  return { type: 'text' as const, value }
}

/** Like a fence of code, `$$` without its end would take all that follows. */
function isClosed(written: string): boolean {
  const [opening = '', ...lines] = written.split(/\r\n|\r|\n/)
  const dollars = /^\s*(\${2,})/.exec(opening)?.[1]?.length ?? 2
  const last = /^[\s>]*(\${2,})\s*$/.exec(lines.at(-1) ?? '')?.[1]?.length ?? 0
  return last >= dollars
}

function nameIn(attributes: string): string | undefined {
  return /^\s*\{\s*#([^\s{}]+)\s*\}\s*$/.exec(attributes)?.[1]
}

/** `$$…$$`, with a name or without, and nothing else. */
function loneFormula(paragraph: Paragraph, source: string): { value: string; name?: string } | undefined {
  const [formula, after, ...others] = paragraph.children
  if (formula?.type !== 'inlineMath' || others.length > 0) return undefined
  if (!source.startsWith('$$', formula.position?.start.offset)) return undefined
  if (!after) return { value: formula.value }
  const name = nameOf(after)
  return name === undefined ? undefined : { value: formula.value, name }
}

function nameOf(node: PhrasingContent): string | undefined {
  return node.type === 'text' ? nameIn(node.value) : undefined
}
