import type { Root } from 'hast'
import { visit } from '../manuscript/visit.ts'
import { hasClass, isElement } from './elements.ts'

/** A thematic break that is not a page break is a break between sections. */
export function sectionBreaks() {
  return (tree: Root) => {
    visit(tree, 'element', (element) => {
      if (isElement(element, 'hr') && !hasClass(element, 'page-break')) element.properties.className = ['section-break']
    })
  }
}
