import type { Root } from 'hast'
import { SKIP, visit } from '../manuscript/visit.ts'
import { hasClass, isElement } from './elements.ts'

/** Column alignment as classes, and every table in a `<figure class="table">`, with a caption or without. */
export function tables() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      if (isElement(element, 'td', 'th')) {
        const { align, ...others } = element.properties
        element.properties = others
        if (align === 'left' || align === 'center' || align === 'right')
          element.properties.className = [`align-${align}`]
      }
      if (!isElement(element, 'table') || !parent || index === undefined) return
      if (isElement(parent, 'figure') && hasClass(parent, 'table')) return
      parent.children[index] = {
        type: 'element',
        tagName: 'figure',
        properties: { className: ['table'] },
        children: [element],
        position: element.position,
      }
      // The figure is visited again, and its table then stands in it.
      return [SKIP, index]
    })
  }
}
