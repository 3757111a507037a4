import type { Link, Root, Text } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'

/**
 * Ends a bare address at the first character that is not ASCII: GFM would take the sentence after it for a part of the
 * address, since Chinese has no space there. An address with Han in it is written `<https://…>`.
 */
export function autolinks() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    visit(tree, 'link', (link, index, parent) => {
      const [text] = link.children
      if (!parent || index === undefined || text?.type !== 'text' || !isBare(link, source)) return
      const end = text.value.search(/[^!-~]/)
      if (end === -1) return
      const rest: Text = { type: 'text', value: text.value.slice(end) }
      text.value = text.value.slice(0, end)
      link.url = link.url.slice(0, link.url.search(/[^!-~]/))
      const next = parent.children[index + 1]
      if (next?.type === 'text') next.value = rest.value + next.value
      else parent.children.splice(index + 1, 0, rest)
    })
  }
}

function isBare(link: Link, source: string): boolean {
  return !'[<'.includes(source[link.position?.start.offset ?? 0] ?? '')
}
