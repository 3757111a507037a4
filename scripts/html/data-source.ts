import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { isBlock, isElement } from './elements.ts'

const withoutSource = ['dl', 'hr', 'ol', 'section', 'table', 'ul']

/** Writes `data-source="file:line:column"` on every block that stands in the manuscript. */
export function dataSource() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (element) => {
      if (!isBlock(element) && !isElement(element, 'td', 'th')) return
      const start = element.position?.start
      if (!start || withoutSource.includes(element.tagName)) return
      element.properties.dataSource = `${file.path}:${start.line}:${start.column}`
    })
  }
}
