import type { Image, Link, Root } from 'mdast'
import { definitionsOf } from '../manuscript/definitions.ts'
import { visit } from '../manuscript/visit.ts'

/** Links and images by reference (`[text][name]`) become direct ones, so that later plugins know one form only. */
export function referenceLinks() {
  return (tree: Root) => {
    const definitions = definitionsOf(tree)
    visit(tree, ['linkReference', 'imageReference'], (node, index, parent) => {
      if (node.type !== 'linkReference' && node.type !== 'imageReference') return
      const definition = definitions.get(node.identifier)
      if (!definition || !parent || index === undefined) return
      const { url, title } = definition
      const direct: Link | Image =
        node.type === 'linkReference'
          ? { type: 'link', url, title, children: node.children, position: node.position }
          : { type: 'image', url, title, alt: node.alt, position: node.position }
      ;(parent.children as (Link | Image)[])[index] = direct
    })
  }
}
