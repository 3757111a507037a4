import type { Root } from 'hast'
import { visit } from '../manuscript/visit.ts'
import { hasClass } from './elements.ts'
import { plainTitle } from './titles.ts'

/** An index term that names no entry is listed under its own words, without the readings of its ruby. */
export function indexTerms() {
  return (tree: Root) => {
    visit(tree, 'element', (element) => {
      if (hasClass(element, 'index-term')) element.properties.dataTerm ??= plainTitle(element)
    })
  }
}
