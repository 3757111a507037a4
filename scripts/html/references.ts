import type { Element, Root } from 'hast'
import type { VFile } from 'vfile'
import { sortAddress } from '../manuscript/address.ts'
import { visit } from '../manuscript/visit.ts'
import type { Anchor, ChapterContext } from './context.ts'
import { hasClass, isElement } from './elements.ts'
import { report } from './messages.ts'
import { didYouMean } from './vocabulary.ts'

/**
 * Ties every link inside the book to its target, once the register knows all chapters: `:ref` gets the number it
 * prints, `:page` a place for the folio, `[text](#id)` is checked. A target that does not exist is an error.
 */
export function references({ register }: ChapterContext) {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (element) => {
      if (!isElement(element, 'a') || typeof element.properties.href !== 'string') return
      const address = sortAddress(element.properties.href)
      if (address.kind === 'path') return refuseFile(element, file)
      if (address.kind !== 'fragment') return
      const id = decoded(element.properties.href.slice(1))
      const target = register.anchors.get(id)
      if (!target) return unknownTarget(element, id, register.anchors.keys(), file)
      element.properties.href = `#${id}`
      if (hasClass(element, 'reference')) printReference(element, target, file)
      if (hasClass(element, 'page-reference')) print(element, '0')
    })
  }
}

function printReference(element: Element, target: Anchor, file: VFile) {
  if (target.label === '') {
    const hint = '给图、表写上题，或改用 :page、[文字](#名字)。'
    report(file, 'error', 'reference-unnumbered', element, `${target.id} 没有编号也没有标题，不能用 :ref。`, hint)
  }
  print(element, target.label)
}

function print(element: Element, value: string) {
  element.properties.dataGenerated = ''
  element.children = [{ type: 'text', value }]
}

function unknownTarget(element: Element, id: string, known: Iterable<string>, file: VFile) {
  const near = didYouMean(id, known)
  const hint = near ? `是不是 ${near}？` : `在要引用的标题或图表后面写 {#${id}}。`
  report(file, 'error', 'reference-unknown', element, `找不到引用的名字 ${id}。`, hint)
}

/** Markdown links to files were settled before; what is left was written as HTML. */
function refuseFile(element: Element, file: VFile) {
  const hint = '用 Markdown 写：[文字](02-第二章.md#名字)。'
  report(file, 'error', 'link-html', element, `HTML 里的链接 ${element.properties.href} 打不开。`, hint)
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
