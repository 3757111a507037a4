import type { Element } from 'hast'
import { walk } from './walk.ts'

/** Every address of the book, a file or an id in it, with its place in the order of reading. */
export function readingOrder(documents: readonly { id: string; content: readonly Element[] }[]): Map<string, number> {
  const order = new Map<string, number>()
  const add = (address: string) => {
    if (!order.has(address)) order.set(address, order.size)
  }
  for (const { id, content } of documents) {
    const file = `${id}.xhtml`
    add(file)
    for (const tree of content) {
      walk(tree, ({ properties }) => {
        if (typeof properties.id === 'string') add(`${file}#${properties.id}`)
      })
    }
  }
  return order
}
