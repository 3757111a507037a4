import { createHash } from 'node:crypto'
import type { Book, PrintEdition } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatFolio } from '../pages/folio.ts'
import type { Page, Pages } from '../pages/page.ts'
import { printEditions } from './rebuild.ts'

/** What the viewer knows of the publication. Lengths in mm. */
export type Publication = {
  /** Grows with every PDF. */
  version: number
  title: string
  language: string
  edition: string
  editions: string[]
  writing: 'horizontal' | 'vertical'
  /** Two pages face each other in it. */
  facing: boolean
  trim: { width: number; height: number }
  /** Type area 版心: its size, and its distance from the top and from the binding edge. */
  area: { width: number; height: number; top: number; inner: number }
  pages: PublishedPage[]
}

export type PublishedPage = {
  /** Two pages with the same key look the same. */
  key: string
  /** As a reader would call it. */
  label: string
  /** Its number in its part of the book, whatever it is printed in. */
  number: number
  side: 'recto' | 'verso'
  /** Places of its blocks: `file:line:column`. */
  sources: string[]
}

/** How things stand. */
export type Status = {
  /** `failed`: the pages in view are those of an earlier state of the files. */
  phase: 'working' | 'checking' | 'done' | 'failed'
  /** In words. */
  words: string
  findings: Diagnostic[]
  /** All of them in words, as `check` says it; empty as long as they are not all known. */
  summary: string
}

/** @param look what shows on pages beside what they say */
export function describePublication(
  { pages, geometry }: Pages,
  { book, edition, look, version }: { book: Book; edition: PrintEdition; look: string; version: number },
): Publication {
  const { trim, area, margin, writing } = geometry
  const mm = (px: number) => (px * 25.4) / 96
  return {
    version,
    title: book.title,
    language: book.language,
    edition: edition.name,
    editions: printEditions(book).map(({ name }) => name),
    writing,
    facing: edition.theme === 'booklet',
    trim,
    area: { width: mm(area.width), height: mm(area.height), top: mm(margin.top), inner: mm(margin.inner) },
    pages: pages.map((page) => {
      const key = createHash('sha256').update(look).update(whatShows(page)).digest('base64url').slice(0, 16)
      const label = page.folio || formatFolio(page.number)
      return {
        key,
        label,
        number: page.number.value,
        side: page.side,
        sources: page.blocks.map(({ source }) => source),
      }
    }),
  }
}

/** A line more in the file moves the places of all that follows, and nothing on the pages. */
function whatShows({ side, folioLine, head, html, notes, extent }: Page): string {
  return JSON.stringify([side, folioLine, head, html, notes, extent]).replace(/ data-source=\\"[^"]*"/g, '')
}
