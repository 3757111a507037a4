import type { Root } from 'hast'
import { visit } from '../manuscript/visit.ts'
import { hasClass, isElement } from './elements.ts'

/** Writes the number of the note into its calls. */
export function noteCalls() {
  return (tree: Root) => {
    visit(tree, 'element', (element) => {
      if (!isElement(element, 'a') || !hasClass(element, 'note-call') || element.children.length > 0) return
      const number = /-(\d+)$/.exec(String(element.properties.href))?.[1] ?? ''
      element.properties.dataGenerated = ''
      element.children = [{ type: 'text', value: number }]
    })
  }
}
