import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Book, PrintEdition } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../html/document.ts'
import type { IndexEntry, IndexGroup } from '../html/index-entries.ts'
import { prepareText } from '../html/print/prepare.ts'
import { toHtml } from '../html/serialize.ts'
import { wordsOf } from '../html/words.ts'
import { formatFolio } from './folio.ts'
import { folioText } from './folio-text.ts'
import type { Page } from './page.ts'
import type { Part } from './part.ts'

export type IndexRequest = {
  document: Document
  edition: PrintEdition
  groups: readonly IndexGroup[]
  /** The page of every element that has an id; empty before the first layout. */
  pages: ReadonlyMap<string, Page>
}

/** Entries of which two columns would be too short. */
const ONE_COLUMN = 8

/** Id of its heading: the contents lead there. */
export const INDEX_ID = 'index-1'

/** 索引: the terms by letter, each with its pages; every page once, pages in sequence as a range, every number a link. */
export function indexPart(request: IndexRequest): Part {
  const lines = request.groups.flatMap(({ letter, entries }) =>
    entries.map((entry, index) => entryLine(entry, index === 0 ? letter : '', request)),
  )
  const page = h('section.index', { dataGenerated: '', role: 'doc-index' }, [
    h('h1', { id: INDEX_ID }, wordsOf(request.edition.language).index),
    h(lines.length < ONE_COLUMN ? 'div' : 'div.columns', lines),
  ])
  return { kind: 'index', html: toHtml(page), notes: '', recto: false }
}

/** Words of this file: fonts need them. */
export const INDEX_WORDS = '索引#，、–—ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Of an edition that asks for an index of a manuscript without terms. */
export function withoutTerms(book: Book, edition: string): Diagnostic {
  return {
    severity: 'warning',
    rule: 'pages/index-empty',
    message: `版本 ${edition} 要排索引，书稿里却没有标索引词。`,
    hint: '在书稿里标 :term[词]，或删去 index: true。',
    place: { file: book.file },
  }
}

function entryLine({ term, places }: IndexEntry, letter: string, request: IndexRequest): ElementContent {
  const { edition } = request
  // CLREQ writes numbers in Han figures with 、 and —.
  const [comma, dash] = edition.writing === 'vertical' ? ['、', '—'] : ['，', '–']
  const numbers = runsOf(placesOf(places, request.pages)).flatMap(({ from, to }, index): ElementContent[] => [
    ...(index > 0 ? prepareText(comma, edition) : []),
    // A range may end the line behind its dash, and its dash may not begin one.
    h('span.index-range', [link(from, edition), ...(to ? [dash, link(to, edition)] : [])]),
  ])
  return h('p.index-entry', [
    ...(letter ? [h('span.index-letter', [folioText(letter, edition.writing)])] : []),
    h('span.index-words', prepareText(term, edition)),
    h('span.index-pages', numbers),
  ])
}

type Place = { id: string; page?: Page }

/** The first place on every page. Before the first layout no page is known. */
function placesOf(ids: readonly string[], pages: ReadonlyMap<string, Page>): Place[] {
  const places = ids.map((id): Place => ({ id, page: pages.get(id) }))
  const found = places.filter(({ page }, index) => {
    return page === undefined ? index === 0 : places.findIndex((other) => other.page === page) === index
  })
  return found.sort((a, b) => (a.page?.index ?? 0) - (b.page?.index ?? 0))
}

type Run = { from: Place; to?: Place }

/** Pages in sequence become one range; the count has to be one too, so that iv and 1 are two. */
function runsOf(places: readonly Place[]): Run[] {
  const runs: Run[] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last && follows(place, last.to ?? last.from)) last.to = place
    else runs.push({ from: place })
  }
  return runs
}

function follows({ page }: Place, { page: before }: Place): boolean {
  if (!page || !before || page.index !== before.index + 1) return false
  return page.number.style === before.number.style && page.number.value === before.number.value + 1
}

function link({ id, page }: Place, { writing }: PrintEdition): ElementContent {
  return h('a', { href: `#${id}` }, [folioText(page ? formatFolio(page.number) : '0', writing)])
}
