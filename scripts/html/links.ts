import path from 'node:path'
import type { Link, Root } from 'mdast'
import type { VFile } from 'vfile'
import { sortAddress } from '../manuscript/address.ts'
import { visit } from '../manuscript/visit.ts'
import type { ChapterContext } from './context.ts'
import { report } from './messages.ts'

/**
 * Links to chapters (`02-other.md#id`) become links inside the one document. Of a link that leads nowhere the text stays
 * and the link goes, with an error.
 */
export function links({ files, number }: ChapterContext) {
  return (tree: Root, file: VFile) => {
    visit(tree, 'link', (node, index, parent) => {
      if (!parent || index === undefined) return
      const url = resolve(node, path.posix.dirname(files[number - 1] ?? ''), files)
      if (url !== undefined) {
        node.url = url
        return
      }
      const hint = '链接到本书的章节（02-第二章.md）、本书的名字（#名字）或写全的网址（https://…）。'
      report(file, 'error', 'link-broken', node, `链接 ${node.url.slice(0, 60)} 打不开。`, hint)
      parent.children.splice(index, 1, ...(node.children as never[]))
      return index
    })
  }
}

function resolve(node: Link, folder: string, files: string[]): string | undefined {
  const address = sortAddress(node.url)
  switch (address.kind) {
    case 'fragment':
      return node.url
    case 'remote':
    case 'mail':
      // Schemes are the same in large and small letters; the allow-list knows small ones.
      return node.url.replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase())
    case 'path': {
      const chapter = files.indexOf(path.posix.normalize(path.posix.join(folder, address.path)))
      const fragment = /#(.+)$/.exec(node.url)?.[1]
      return chapter === -1 ? undefined : `#${fragment ?? `chapter-${chapter + 1}`}`
    }
    default:
      return undefined
  }
}
