import type { ElementContent, Root } from 'hast'
import type { Point } from 'unist'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { isBlock, isElement } from './elements.ts'

const withoutSource = ['dl', 'hr', 'ol', 'section', 'table', 'ul']

/** Writes `data-source="file:line:column"` on every block that stands in the manuscript. */
export function dataSource() {
  return (tree: Root, file: VFile) => {
    let last: Point = { line: 1, column: 1 }
    visit(tree, 'element', (element) => {
      if (!isBlock(element) && !isElement(element, 'td', 'th')) return
      const start = startOf(element) ?? last
      last = start
      if (withoutSource.includes(element.tagName)) return
      element.properties.dataSource = `${file.path}:${start.line}:${start.column}`
    })
  }
}

/**
 * The HTML parser opens paragraphs of its own after a stray tag; such a one begins where its content does, or else
 * where the block before it does.
 */
function startOf(node: ElementContent): Point | undefined {
  if (node.position?.start.line) return node.position.start
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const start = child.type === 'text' && child.value.trim() === '' ? undefined : startOf(child)
    if (start) return start
  }
  return undefined
}
