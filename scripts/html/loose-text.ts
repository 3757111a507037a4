import type { Element, ElementContent, Root, RootContent } from 'hast'
import { visit } from '../manuscript/visit.ts'
import { isBlock, isElement } from './elements.ts'

/**
 * Wraps text that stands beside blocks (after raw HTML) in paragraphs, so that every character belongs to a block, and
 * drops paragraphs that nothing is left of.
 */
export function looseText() {
  return (tree: Root) => {
    wrapIn(tree)
    visit(tree, 'element', (element, index, parent) => {
      if (isElement(element, 'p') && element.children.every(isBlank) && parent && index !== undefined) {
        parent.children.splice(index, 1)
        return index
      }
      if (isElement(element, 'blockquote', 'aside')) wrapIn(element)
    })
  }
}

function wrapIn(parent: Root | Element) {
  const children: RootContent[] = []
  let open: Element | undefined
  for (const child of parent.children) {
    if (isBlock(child) || child.type === 'doctype' || (!open && isBlank(child))) {
      open = undefined
      children.push(child)
    } else if (open) {
      open.children.push(child as ElementContent)
    } else {
      open = {
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [child as ElementContent],
        position: child.position,
      }
      children.push(open)
    }
  }
  parent.children = children as ElementContent[]
}

function isBlank(node: RootContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}
