import type { Root } from 'hast'
import { visit } from '../manuscript/visit.ts'
import { generated, isElement } from './elements.ts'

/** The box of a task as a printed mark: √ done, □ open. (The face 宋 has neither ☑ nor ☐.) */
export function taskLists() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      // remark-rehype's own class names are no part of the vocabulary.
      if (isElement(element, 'li', 'ul', 'ol')) delete element.properties.className
      if (!isElement(element, 'input') || !parent || index === undefined) return
      if (element.properties.type !== 'checkbox') {
        parent.children.splice(index, 1)
        return index
      }
      parent.children[index] = generated('span', 'task', element.properties.checked ? '√' : '□')
    })
  }
}
