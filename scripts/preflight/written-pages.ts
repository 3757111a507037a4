import type { WrittenFile } from '../pdf/written-file.ts'

/** The pages of a finished file, in their order. Throws where the file is not built as writePdf() builds it. */
export function writtenPages(file: WrittenFile): PageObject[] {
  const tree = Number(file.object(file.root).text.match(/\/Pages (\d+) 0 R/)?.[1] ?? Number.NaN)
  if (!(tree > 0)) throw new Error('there is no page tree')
  return pagesBelow(file, tree)
}

/** A page by the number of its object and its text; `inherited`: the text of the nodes above it. */
export type PageObject = { number: number; text: string; inherited: string }

/** What leads upwards, or into the structure tree: what is there is not on the page. */
export const AWAY = /\/(?:Parent|P) \d+ 0 R|\/StructParents? \d+/g

/** Pages in their order, with what the nodes above hand down to them (ISO 32000-1, 7.7.3.4). */
function pagesBelow(file: WrittenFile, number: number, above = ''): PageObject[] {
  const { text } = file.object(number)
  const kids = text.match(/\/Kids \[([^\]]*)\]/)?.[1]
  if (kids === undefined) return [{ number, text, inherited: above }]
  const inherited = above + text.replace(/\/Kids \[[^\]]*\]|\/Count \d+/g, '')
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(file, Number(kid), inherited))
}
