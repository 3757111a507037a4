import type { PrintEdition } from '../config/book.ts'
import type { Document } from '../html/document.ts'
import { wordsOf } from '../html/words.ts'
import { isPicture } from './bleed.ts'
import type { RawPage } from './engine/extract.ts'
import { formatFolio } from './folio.ts'
import type { Page, PagePart } from './page.ts'
import type { Part } from './part.ts'
import { fitHead, headText } from './running-head.ts'
import type { Theme } from './theme.ts'

export type LaidPart = { part: Part; pages: RawPage[] }

/**
 * Puts the parts one behind the other: blank pages before parts that open on a recto, sides, numbers, folios, running heads.
 * Page 1 is a recto. The cover and its back are not counted. Front matter is counted from the first page on, the body from 1 again where the edition says so.
 * @param measure squares of the running head's size that its line takes
 */
export function assemblePages(
  parts: readonly LaidPart[],
  document: Document,
  { edition, theme, measure }: { edition: PrintEdition; theme: Theme; measure: number },
): Page[] {
  const pages: Page[] = []
  /** The book's first page after a cover is a recto again. */
  const covers = parts[0]?.part.kind === 'cover' ? 2 : 0
  let beforeBody: number | undefined
  const next = (): Pick<Page, 'index' | 'number' | 'side'> => {
    const { front, body, restart } = theme.folios
    const index = pages.length + 1
    const side = index % 2 === 1 ? 'recto' : 'verso'
    if (index <= covers) return { index, number: { style: 'cover', value: index }, side }
    const value = index - (restart ? (beforeBody ?? covers) : covers)
    return { index, number: { style: beforeBody === undefined ? front : body, value }, side }
  }
  const head = (title: string) => fitHead(headText(title, edition), measure)
  for (const { part, pages: raw } of parts) {
    const opensBody = beforeBody === undefined && raw.length > 0 && !isFront(part, document)
    if ((part.recto || (opensBody && theme.bodyRecto)) && pages.length % 2 === 1) pages.push({ ...next(), ...BLANK })
    if (opensBody) beforeBody = pages.length
    raw.forEach(({ html, notes, extent, blocks, ids }, position) => {
      const place = next()
      const bare = isPicture(html)
      const folio = bare || WITHOUT_FOLIO.has(part.kind) ? '' : formatFolio(place.number)
      pages.push({
        ...place,
        part: part.kind,
        chapter: part.chapter,
        folio,
        folioLine: folio && theme.folioLine.replace('%', folio),
        head: theme.runningHeads && position > 0 && !bare ? head(headOf(part, place.side, document)) : '',
        html,
        notes,
        extent,
        blocks,
        ids,
      })
    })
  }
  return pages
}

/** The page of every element that has an id; an element that is split stands where it begins. */
export function pagesById(pages: readonly Page[]): Map<string, Page> {
  const found = new Map<string, Page>()
  for (const page of pages) {
    for (const id of page.ids) if (!found.has(id)) found.set(id, page)
  }
  return found
}

/** What a reference to an element prints. */
export function foliosById(pages: readonly Page[]): Map<string, string> {
  return new Map([...pagesById(pages)].map(([id, page]) => [id, formatFolio(page.number)]))
}

/** What Banxin sets before the body. */
const FRONT = new Set<PagePart>(['cover', 'half-title', 'title', 'colophon', 'contents'])

/** Counted, and without a number of their own on them. */
const WITHOUT_FOLIO = new Set<PagePart>(['cover', 'half-title', 'title', 'colophon'])

function isFront(part: Part, document: Document): boolean {
  return FRONT.has(part.kind) || document.chapters[part.chapter ?? -1]?.matter === 'front'
}

/** The book on the verso, on the recto what the page belongs to. */
function headOf(part: Part, side: Page['side'], { book, chapters }: Document): string {
  if (side === 'verso') return book.shortTitle ?? book.title
  if (part.kind === 'contents') return wordsOf(book.language).contents
  if (part.kind === 'index') return wordsOf(book.language).index
  const chapter = chapters[part.chapter ?? -1]
  return chapter?.shortTitle ?? chapter?.title ?? ''
}

const BLANK: Omit<Page, 'index' | 'number' | 'side'> = {
  part: 'blank',
  folio: '',
  folioLine: '',
  head: '',
  html: '',
  notes: '',
  extent: 0,
  blocks: [],
  ids: [],
}
