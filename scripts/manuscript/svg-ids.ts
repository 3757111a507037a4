import type { Element, Nodes, Root } from 'xast'

/**
 * Gives a cleaned drawing ids that every validator takes: XML names of ASCII, each once. What pointed to a renamed one points to it
 * still; of ids that are doubled the first one counts, as it does when drawn (SVG 2, 5.9). Changes the tree in place.
 */
export function tidyIds(tree: Root): void {
  const elements = withIds(tree)
  const taken = new Set(elements.map(({ attributes }) => String(attributes.id)).filter((id) => GOOD.test(id)))
  const renamed = new Map<string, string>()
  const seen = new Set<string>()
  for (const { attributes } of elements) {
    const id = String(attributes.id)
    if (id === '' || seen.has(id)) delete attributes.id
    else if (!GOOD.test(id)) {
      const name = free(taken)
      renamed.set(id, name)
      attributes.id = name
    }
    seen.add(id)
  }
  if (renamed.size > 0) follow(tree, renamed)
}

const GOOD = /^[A-Za-z_][\w.-]*$/

function free(taken: Set<string>): string {
  let number = taken.size + 1
  while (taken.has(`id-${number}`)) number += 1
  taken.add(`id-${number}`)
  return `id-${number}`
}

function withIds(node: Nodes): Element[] {
  if (!('children' in node)) return []
  const own = node.type === 'element' && node.attributes.id !== undefined ? [node] : []
  return [...own, ...node.children.flatMap(withIds)]
}

/** `#id` in addresses, `url(#id)`, and as a selector in a style sheet. */
function follow(node: Nodes, renamed: ReadonlyMap<string, string>): void {
  const replaced = (text: string) =>
    text.replace(/#([^\s"'()#;,.>+~:[\]{}]+)/g, (whole, id: string) =>
      renamed.has(id) ? `#${renamed.get(id)}` : whole,
    )
  if (node.type === 'element') {
    for (const [name, value] of Object.entries(node.attributes)) {
      if (!value?.includes('#')) continue
      // An address is an id to its end, blanks and dots included.
      const whole = name === 'xlink:href' ? renamed.get(value.slice(1)) : undefined
      node.attributes[name] = whole === undefined ? replaced(value) : `#${whole}`
    }
  }
  if (!('children' in node)) return
  for (const child of node.children) {
    if (node.type === 'element' && node.name === 'style' && child.type === 'text') child.value = replaced(child.value)
    follow(child, renamed)
  }
}
