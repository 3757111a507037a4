import type { Root } from 'hast'
import { visit } from '../manuscript/visit.ts'
import { generated, hasClass } from './elements.ts'

/** Brackets round every note in the line 夹注: they say where it begins and ends, in two rows or in one. */
export function inlineNotes() {
  return (tree: Root) => {
    visit(tree, 'element', (element) => {
      if (!hasClass(element, 'inline-note')) return
      element.children.unshift(generated('span', 'inline-note-bracket', '（'))
      element.children.push(generated('span', 'inline-note-bracket', '）'))
    })
  }
}
