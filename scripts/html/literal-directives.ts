import type { Root, Text } from 'mdast'
import type { Parent } from 'unist'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { isMark, reportForm } from './literal-colons.ts'

/** A colon and a word that are no mark of the dialect stay text, exactly as written: `10:30`, `3:abc`, `时间:下午`. */
export function literalDirectives() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    visit(tree, 'textDirective', (node, index, parent) => {
      if (!parent || index === undefined || isMark(node)) return
      reportForm(node, file)
      const value = source.slice(node.position?.start.offset, node.position?.end.offset)
      parent.children[index] = { type: 'text', value, position: node.position }
      mergeTexts(parent)
      return Math.max(0, index - 1)
    })
  }
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
