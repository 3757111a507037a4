import type { Element, Nodes, Root } from 'xast'

/**
 * How many elements are drawn once every `use` stands for what it points to: a file of a few lines can name itself into
 * thousands of millions. A `use` inside of what it points to is an error that viewers pass over (SVG 2, 5.6).
 */
export function drawnElements(tree: Root): number {
  const named = new Map<string, Element>()
  collect(tree, named)
  const weights = new Map<Element, number>()
  const open = new Set<Element>()

  const weigh = (node: Nodes): number => {
    if (!('children' in node)) return 0
    let total = 0
    for (const child of node.children) total += weigh(child)
    if (node.type !== 'element') return total
    const target = node.name === 'use' ? named.get(String(node.attributes['xlink:href'] ?? '').slice(1)) : undefined
    return total + 1 + (target ? weighOnce(target) : 0)
  }
  const weighOnce = (element: Element): number => {
    const known = weights.get(element)
    if (known !== undefined) return known
    if (open.has(element)) return 0
    open.add(element)
    const weight = weigh(element)
    open.delete(element)
    weights.set(element, weight)
    return weight
  }
  return weigh(tree)
}

function collect(node: Nodes, named: Map<string, Element>): void {
  if (node.type === 'element' && node.attributes.id && !named.has(node.attributes.id)) {
    named.set(node.attributes.id, node)
  }
  if ('children' in node) for (const child of node.children) collect(child, named)
}
