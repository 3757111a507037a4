import { createHash } from 'node:crypto'
import { type BrowserObject, rewrite } from '../pdf/browser-file.ts'
import { readWrittenFile } from '../pdf/written-file.ts'
import { AWAY, writtenPages } from './written-pages.ts'

/**
 * For every page of a finished file, the SHA-256 of all that shows on it: its content, its boxes and links, its fonts and pictures to the last
 * byte. Two pages with the same digest are the same page, in whatever file and at whatever place. The structure tree is not in it.
 * Throws for a file that writePdf() has not written.
 */
export function pageDigests(pdf: Uint8Array): string[] {
  const file = readWrittenFile(pdf)
  const pages = writtenPages(file)
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

function digestOf({ text, stream }: BrowserObject, digest: (number: number) => string): string {
  const hash = createHash('sha256').update(rewrite(text.replace(AWAY, ''), { reference: digest }))
  if (stream) hash.update('\0').update(stream)
  return hash.digest('hex')
}
