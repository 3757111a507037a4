import type { PhrasingContent, Root, Text } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import type { Parent, Position } from 'unist'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from './messages.ts'
import { didYouMean, textDirectives } from './vocabulary.ts'

/**
 * Text that only looks like a directive stays text, exactly as written: `10:30`, `3:abc`, `时间:下午`.
 * Markdown inside the brackets of such a text stays Markdown, as it would be without the directive syntax.
 */
export function literalDirectives() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    visit(tree, 'textDirective', (node, index, parent) => {
      if (!parent || index === undefined || isDirective(node, source, file)) return
      parent.children.splice(index, 1, ...asWritten(node, source))
      mergeTexts(parent)
      // Directives may stand inside the brackets, and merging may have moved the siblings.
      return [SKIP, Math.max(0, index - 1)]
    })
  }
}

function isDirective(node: TextDirective, source: string, file: VFile): boolean {
  const written = source.slice(node.position?.start.offset, node.position?.end.offset)
  const labelled = written.startsWith('[', node.name.length + 1)
  if (Object.hasOwn(textDirectives, node.name)) {
    const known = textDirectives[node.name as keyof typeof textDirectives]
    if (known.label && labelled && node.children.length > 0) return true
    if (!known.label && node.attributes?.id) return true
    const form = known.label ? `:${node.name}[文字]` : `:${node.name}{#名字}`
    report(file, 'warning', 'directive-form', node, `“${written}”照原样印出，没有当作标记。`, `标记的写法是 ${form}。`)
    return false
  }
  const near = labelled ? didYouMean(node.name, Object.keys(textDirectives)) : undefined
  if (near) {
    const hint = `是不是 :${near}[…]？若就是要印这些字，写成 \\:${node.name}。`
    report(file, 'warning', 'directive-unknown', node, `没有 :${node.name} 这种标记，照原样印出。`, hint)
  }
  return false
}

function asWritten(node: TextDirective, source: string): PhrasingContent[] {
  const start = node.position?.start
  const end = node.position?.end
  if (start?.offset === undefined || end?.offset === undefined) return node.children
  const first = node.children[0]?.position?.start
  const last = node.children.at(-1)?.position?.end
  const text = (position: Position): Text => ({
    type: 'text',
    value: source.slice(position.start.offset, position.end.offset),
    position,
  })
  if (!first || !last) return [text({ start, end })]
  return [text({ start, end: first }), ...node.children, text({ start: last, end })]
}

function mergeTexts(parent: Parent) {
  const merged: Parent['children'] = []
  for (const child of parent.children) {
    const last = merged.at(-1)
    if (isText(child) && last && isText(last)) {
      last.value += child.value
      if (last.position && child.position) last.position = { start: last.position.start, end: child.position.end }
    } else merged.push(child)
  }
  parent.children = merged
}

function isText(node: { type: string }): node is Text {
  return node.type === 'text'
}
