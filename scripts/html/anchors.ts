import type { Element, Root } from 'hast'
import { toString as plainText } from 'hast-util-to-string'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import type { ChapterContext } from './context.ts'
import { hasClass, isElement } from './elements.ts'
import { report } from './messages.ts'
import { plainTitle } from './titles.ts'
import type { Words } from './words.ts'

/** Enters everything that has an id into the book's register; the same id twice is an error. */
export function anchors({ number: chapter, register, words }: ChapterContext) {
  return (tree: Root, file: VFile) => {
    const title = tree.children.find((node) => isElement(node, 'h1'))
    enter(`chapter-${chapter}`, title ? labelOf(title as Element, words) : '', { line: 1, column: 1 })
    visit(tree, 'element', (element) => {
      const { id } = element.properties
      if (typeof id === 'string') enter(id, labelOf(element, words), element.position?.start)
    })

    function enter(id: string, label: string, point?: { line: number; column: number }) {
      const other = register.anchors.get(id)
      if (other) {
        const hint = '全书每个名字只用一次；给其中一个换名，引用它的地方也一起改。'
        report(file, 'error', 'id-duplicate', point, `名字 ${id} 已经在 ${other.place} 用过。`, hint)
      } else register.anchors.set(id, { id, label, chapter, place: `${file.path}:${point?.line ?? 1}` })
    }
  }
}

function labelOf(element: Element, words: Words): string {
  if (element.tagName === 'h1') return `《${plainTitle(element)}》`
  if (/^h[2-6]$/.test(element.tagName)) return numberOf(element, 'heading-number') + plainTitle(element)
  const number = element.children.find((child) => hasClass(child, 'formula-number'))
  if (number) return words.formula + plainText(number)
  const caption = element.children.find((child) => isElement(child, 'figcaption'))
  return caption?.type === 'element' ? numberOf(caption, 'caption-number') : ''
}

/** Text of the generated number at the start of a heading or caption; empty where there is none. */
export function numberOf(element: Element, className: string): string {
  const [first] = element.children
  return first?.type === 'element' && hasClass(first, className) ? plainText(first) : ''
}
