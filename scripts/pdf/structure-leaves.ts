import { type BrowserFile, rewrite } from './browser-file.ts'

/** A structure element that does nothing but hold one piece of marked content. */
export type Leaf = { parent: number; page: number; content: number }

/**
 * The browser makes an element for every line of text, six of seven in a book. They say nothing (NonStruct, ISO 32000-1, 14.8.4.2), so
 * their content is given to the element around them, which shrinks the file and what readers have to walk through.
 */
export function leavesOf({ objects }: BrowserFile): Map<number, Leaf> {
  const leaves = new Map<number, Leaf>()
  for (const [number, { text }] of objects) {
    const [, parent, page, content] = text.match(LEAF) ?? []
    if (content !== undefined)
      leaves.set(number, { parent: Number(parent), page: Number(page), content: Number(content) })
  }
  return leaves
}

const LEAF = /^<<\/Type \/StructElem\n\/S \/NonStruct\n\/P (\d+) 0 R\n\/Pg (\d+) 0 R\n\/K (\d+)>>$/

/** The text of a structure element with the content of its leaves in their place (ISO 32000-1, 14.7.4: marked-content references). */
export function takeInLeaves(text: string, leaves: ReadonlyMap<number, Leaf>): string {
  const found = text.match(PLACE)
  let page = found?.[2] === undefined ? undefined : Number(found[2])
  const own = page
  const taken = rewrite(text, {
    reference(number) {
      const leaf = leaves.get(number)
      if (!leaf) return `${number} 0 R`
      page ??= leaf.page
      return leaf.page === page ? String(leaf.content) : `<</Type /MCR /Pg ${leaf.page} 0 R /MCID ${leaf.content}>>`
    },
  })
  return own === page ? taken : taken.replace(PLACE, `$1\n/Pg ${page} 0 R`)
}

/** Its parent and its page. */
const PLACE = /(\n\/P \d+ 0 R)(?:\n\/Pg (\d+) 0 R)?/
