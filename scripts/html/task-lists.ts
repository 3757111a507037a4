import type { Root } from 'hast'
import { h } from 'hastscript'
import { visit } from '../manuscript/visit.ts'
import { generated, isElement } from './elements.ts'

/** The box of a task as a printed mark: □ open, and done with √ in it. (The face 宋 has neither ☑ nor ☐: styles set one upon the other.) */
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
      const box = generated('span', 'task', '□')
      if (element.properties.checked) box.children.push(h('span.tick', '√'))
      parent.children[index] = box
    })
  }
}
