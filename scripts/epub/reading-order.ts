/** Every address of the book, a file or an id in it, with its place in the order of reading. */
export function readingOrder(documents: readonly { id: string; ids: readonly string[] }[]): Map<string, number> {
  const order = new Map<string, number>()
  const add = (address: string) => {
    if (!order.has(address)) order.set(address, order.size)
  }
  for (const { id, ids } of documents) {
    const file = `${id}.xhtml`
    add(file)
    for (const one of ids) add(`${file}#${one}`)
  }
  return order
}
