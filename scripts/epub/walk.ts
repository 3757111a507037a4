import type { Element } from 'hast'

/** Calls `visit` on every element of the tree, outermost first, with the `data-source` of the nearest block around it. */
export function walk(
  element: Element,
  visit: (element: Element, source: string | undefined, parent: Element | undefined) => void,
): void {
  const descend = (node: Element, parent: Element | undefined, around: string | undefined): void => {
    const own = node.properties.dataSource
    const source = typeof own === 'string' ? own : around
    visit(node, source, parent)
    // A visitor may replace its element's children; those that stand there now are visited.
    const { children } = node
    for (const child of children) if (child.type === 'element') descend(child, node, source)
  }
  descend(element, undefined, undefined)
}
