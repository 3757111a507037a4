import type { Image, Root } from 'mdast'
import type { VFile } from 'vfile'
import type { Asset } from '../manuscript/chapter.ts'
import { visit } from '../manuscript/visit.ts'
import type { ChapterContext } from './context.ts'
import { report } from './messages.ts'

/**
 * Points every picture at the place where browser and EPUB find it and gives its size. A picture
 * that is not among the manuscript's assets is left out, with an error.
 */
export function images({ files, number, manuscript }: ChapterContext) {
  return (tree: Root, file: VFile) => {
    visit(tree, 'image', (node: Image, index, parent) => {
      if (!parent || index === undefined) return
      const asset = manuscript.assets.get(`${files[number - 1]}\n${node.url}`)
      if (!asset) {
        const hint = '把图片放进书的 assets 文件夹，写 ![说明](assets/文件名)。'
        report(file, 'error', 'image-missing', node, `没有图片 ${node.url.slice(0, 60)}。`, hint)
        parent.children.splice(index, 1)
        return index
      }
      if (!node.alt?.trim()) {
        const hint = '在方括号里用一句话说出图上有什么，读屏和电子书要用：![说明](…)。'
        report(file, 'warning', 'image-alt', node, `图片 ${node.url} 没有替代文字。`, hint)
      }
      node.data = {
        ...node.data,
        hProperties: { src: pictureAddress(asset), width: Math.round(asset.width), height: Math.round(asset.height) },
      }
    })
  }
}

/** Where the browser finds a picture, and how the tree names it: `/book/<asset.file>`; what would end an address is percent-encoded. */
export function pictureAddress({ file }: Pick<Asset, 'file'>): string {
  return `/book/${file.replace(/[%#?]/g, encodeURIComponent)}`
}
