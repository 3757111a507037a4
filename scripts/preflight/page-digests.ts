import { createHash } from 'node:crypto'
import { type BrowserObject, rewrite } from '../pdf/browser-file.ts'
import { readWrittenFile, type WrittenFile } from '../pdf/written-file.ts'

/**
 * For every page of a finished file, the SHA-256 of all that shows on it: its content, its boxes and links, its fonts and pictures to the last
 * byte. Two pages with the same digest are the same page, in whatever file and at whatever place. The structure tree is not in it.
 * Throws for a file that writePdf() has not written.
 */
export function pageDigests(pdf: Uint8Array): string[] {
  const file = readWrittenFile(pdf)
  const tree = reference(file.object(file.root).text, 'Pages')
  const pages = pagesBelow(file, tree)
  const numbers = new Map(pages.map(({ number }, index) => [number, index]))
  const known = new Map<number, string>()
  const open = new Set<number>()

  const digest = (number: number): string => {
    const page = numbers.get(number)
    // A link to a page means the page and not what is on it.
    if (page !== undefined) return `page ${page}`
    const before = known.get(number)
    if (before !== undefined) return before
    if (open.has(number)) throw new Error(`object ${number} leads to itself`)
    open.add(number)
    const made = digestOf(file.object(number), digest)
    open.delete(number)
    known.set(number, made)
    return made
  }
  return pages.map(({ text, inherited }) => digestOf({ text: `${inherited}${text}` }, digest))
}

/** For every page of a finished file the numbers of its fonts, as far as the page names them itself. Throws as pageDigests() does. */
export function fontsByPage(pdf: Uint8Array): number[][] {
  const file = readWrittenFile(pdf)
  return pagesBelow(file, reference(file.object(file.root).text, 'Pages')).map(({ text }) => {
    const [, fonts = ''] = text.match(/\/Font <<([^>]*)>>/) ?? []
    return [...fonts.matchAll(/ (\d+) 0 R/g)].map(([, number]) => Number(number))
  })
}

type PageObject = { number: number; text: string; inherited: string }

/** Pages in their order, with what the nodes above hand down to them (ISO 32000-1, 7.7.3.4). */
function pagesBelow(file: WrittenFile, number: number, above = ''): PageObject[] {
  const { text } = file.object(number)
  const kids = text.match(/\/Kids \[([^\]]*)\]/)?.[1]
  if (kids === undefined) return [{ number, text, inherited: above }]
  const inherited = above + text.replace(/\/Kids \[[^\]]*\]|\/Count \d+/g, '')
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(file, Number(kid), inherited))
}

/** Upwards, and into the structure tree: what is there is not on the page. */
const AWAY = /\/(?:Parent|P) \d+ 0 R|\/StructParents? \d+/g

function digestOf({ text, stream }: BrowserObject, digest: (number: number) => string): string {
  const hash = createHash('sha256').update(rewrite(text.replace(AWAY, ''), { reference: digest }))
  if (stream) hash.update('\0').update(stream)
  return hash.digest('hex')
}

function reference(text: string, key: string): number {
  const number = Number(text.match(new RegExp(`/${key} (\\d+) 0 R`))?.[1] ?? Number.NaN)
  if (!(number > 0)) throw new Error(`there is no /${key}`)
  return number
}
