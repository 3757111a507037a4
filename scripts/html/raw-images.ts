import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import type { ChapterContext } from './context.ts'
import { isElement } from './elements.ts'
import { pictureAddress } from './images.ts'
import { report } from './messages.ts'

/** A picture written as HTML was never looked for in the book's folder: it goes, and that is an error. */
export function rawImages({ manuscript }: ChapterContext) {
  return (tree: Root, file: VFile) => {
    const known = new Set([...manuscript.assets.values()].map(pictureAddress))
    visit(tree, 'element', (element, index, parent) => {
      if (!isElement(element, 'img') || !parent || index === undefined) return
      if (known.has(String(element.properties.src))) return
      const hint = '用 Markdown 写：![说明](assets/文件名)。'
      report(file, 'error', 'html-image', element, '图片不能用 HTML 标签放进来。', hint)
      parent.children.splice(index, 1)
      return index
    })
  }
}
