import type { Root } from 'hast'
import { visit } from '../manuscript/visit.ts'
import type { ChapterContext } from './context.ts'
import { generated, hasClass, isElement } from './elements.ts'

/**
 * Numbers figures and tables that have a caption, and formulas that have a name, each kind through the whole book: 图 1, 表 1,
 * and （1） beside a formula (GB/T 7713.1: 式（1）).
 */
export function captions({ register, words }: ChapterContext) {
  return (tree: Root) => {
    visit(tree, 'element', (figure) => {
      if (hasClass(figure, 'formula') && figure.properties.id !== undefined)
        figure.children.push(generated('span', 'formula-number', `（${++register.formulas}）`))
      if (!isElement(figure, 'figure')) return
      const caption = figure.children.find((child) => isElement(child, 'figcaption'))
      if (!caption || !('children' in caption)) return
      const kind = hasClass(figure, 'table') ? 'table' : 'figure'
      const number = kind === 'table' ? ++register.tables : ++register.figures
      figure.properties.id ??= `${kind}-${number}`
      caption.children.unshift(generated('span', 'caption-number', `${words[kind]} ${number}`))
    })
  }
}
