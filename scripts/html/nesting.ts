import type { Element, Root } from 'hast'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { isBlock, isElement } from './elements.ts'
import { report } from './messages.ts'

/** Takes inline elements away that were left open round whole blocks; what they hold stays. */
export function nesting() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (element, index, parent) => {
      if (!parent || index === undefined || mayHoldBlocks(element) || !holdsBlock(element)) return
      const hint = `在同一段里用 </${element.tagName}> 结束。`
      report(file, 'warning', 'html-nesting', element, `<${element.tagName}> 跨了段，没有起作用。`, hint)
      parent.children.splice(index, 1, ...element.children)
      return index
    })
  }
}

function mayHoldBlocks(element: Element): boolean {
  return isBlock(element) || isElement(element, 'col', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr')
}

function holdsBlock(element: Element): boolean {
  return element.children.some((child) => child.type === 'element' && (mayHoldBlocks(child) || holdsBlock(child)))
}
