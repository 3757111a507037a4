import type { Paragraph, PhrasingContent, Root } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { sourceText } from './source-offsets.ts'

/** Where lines count: those of a poem end with `<br>`, those of a signature are paragraphs of their own. */
export function lines() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'containerDirective', (block) => {
      if (block.name === 'verse') {
        visit(block, 'paragraph', (paragraph) => {
          paragraph.children = linesOf(paragraph.children, file).flatMap((line, index) =>
            index === 0 ? line : [{ type: 'break' as const }, ...line],
          )
        })
      }
      if (block.name === 'signature') {
        block.children = block.children.flatMap((child): ContainerDirective['children'] =>
          child.type === 'paragraph' ? linesOf(child.children, file).map((line) => asParagraph(line)) : [child],
        )
      }
    })
  }
}

function linesOf(content: PhrasingContent[], file: VFile): PhrasingContent[][] {
  const result: PhrasingContent[][] = [[]]
  for (const node of content) {
    if (node.type === 'break') result.push([])
    else if (node.type === 'text' && node.value.includes('\n')) {
      const at = sourceText(node, file)
      let start = 0
      for (const [index, value] of node.value.split('\n').entries()) {
        if (index > 0) result.push([])
        const point = at.point(start)
        const position = point && node.position && { start: point, end: node.position.end }
        if (value !== '') result.at(-1)?.push({ type: 'text', value, position })
        start += value.length + 1
      }
    } else result.at(-1)?.push(node)
  }
  return result.filter((line) => line.length > 0)
}

function asParagraph(line: PhrasingContent[]): Paragraph {
  const start = line[0]?.position?.start
  const end = line.at(-1)?.position?.end
  return { type: 'paragraph', children: line, position: start && end && { start, end } }
}
