import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BrowserPool } from '../browser/pool.ts'
import type { Book, PrintEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document, DocumentChapter } from '../html/document.ts'
import { type IndexGroup, indexEntries } from '../html/index-entries.ts'
import { assemblePages, foliosById, pagesById } from './assemble.ts'
import { announceAttachments } from './attachments.ts'
import { bareHeadings } from './bare-headings.ts'
import { USUAL_BLEED } from './bleed.ts'
import { chapterPart } from './chapter-part.ts'
import { reserveCopyNumber } from './copy-number.ts'
import { type Desk, openDesk } from './desk.ts'
import { reducedPictures } from './figure-size.ts'
import { colophonPart } from './front/colophon.ts'
import { contentsPart } from './front/contents.ts'
import { coverPart } from './front/cover.ts'
import { halfTitlePart } from './front/half-title.ts'
import { isSinglePaper, meetingPart } from './front/meeting.ts'
import type { FrontRequest } from './front/request.ts'
import { titlePart } from './front/title-page.ts'
import { gridFindings } from './grid.ts'
import { indexPart, withoutTerms } from './index-part.ts'
import { contentOf, openPartLayer } from './lay-parts.ts'
import { type KnownLayouts, openLayouter } from './layouter.ts'
import { lateNotes, type NoteNumbers, noteFindings, noteNumbers, printMarks } from './note-numbers.ts'
import type { Geometry, Page, Pages } from './page.ts'
import type { Part } from './part.ts'
import { composeSheet } from './sheet.ts'
import { themeOf } from './theme.ts'

export type LayoutRequest = {
  /** Prepared for print. */
  document: Document
  book: Book
  edition: PrintEdition
  fonts: FontSet
  pool: BrowserPool
  /** Folder of the cache: layouts are remembered there. Without it everything is laid out anew. */
  cache?: string
  /** Told after every chapter: chapters done, chapters in all, pages so far. */
  progress?: (state: { chapters: number; of: number; pages: number }) => void
  /** Seconds without a new page after which a tab is taken for hung; default: layouter.ts. */
  patience?: number
  /** What is left of the layout before, in a process that goes on running. */
  memory?: LayoutMemory
}

/** Is read, and kept up to date. */
export type LayoutMemory = {
  layouts: KnownLayouts
  /** Chapters that print no number of a page: they are the same wherever their pages are. */
  parts: WeakMap<DocumentChapter, LastingPart>
}

/** A chapter as a part, and what it was made with. */
type LastingPart = { part: Part; index: number; geometry: Geometry }

export function newLayoutMemory(): LayoutMemory {
  return { layouts: new Map(), parts: new WeakMap() }
}

/** Layouts after which page numbers that still move are an error: a reference's own width pushed it over a page end and back. */
const MOST_ROUNDS = 5

/**
 * Lays out an edition: every part by Paged.js on its own, numbers from the result, and again what prints a number that
 * has changed, until nothing moves. Returns plain pages and the static document that prints them.
 */
export async function layoutPages(request: LayoutRequest): Promise<Outcome<Pages>> {
  const desk = await openDesk(request)
  try {
    return await layoutOn(desk, request)
  } finally {
    await desk.close()
  }
}

/** The same on a desk that is open and stays so: its tabs may print the pages afterwards. */
export async function layoutOn(desk: Desk, request: LayoutRequest): Promise<Outcome<Pages>> {
  const { book, edition, fonts, pool, cache } = request
  const document = reserveCopyNumber(announceAttachments(request.document, edition), edition)
  const theme = themeOf(edition)
  const groups = theme.index ? indexEntries(document) : []
  const layouter = openLayouter({ document, edition, fonts, pool, desk, cache, known: request.memory?.layouts })
  const diagnostics: Diagnostic[] = []
  try {
    const { value: geometry, diagnostics: trouble } = await layouter.geometry()
    if (!geometry) return { diagnostics: [...trouble, ...desk.problems()] }
    const grid = [...trouble, ...gridFindings(geometry, book.style)]
    if (hasErrors(grid)) return { diagnostics: grid }
    const vertical = edition.writing === 'vertical'
    const layer = openPartLayer({
      layouter,
      vertical,
      files: document.chapters.map(({ file }) => file),
      progress: (state) => request.progress?.({ ...state, of: document.chapters.length }),
    })
    const lasting = request.memory?.parts ?? new WeakMap<DocumentChapter, LastingPart>()
    let settled = ''
    let pages: Page[] = []
    let late = 0
    let numbers = noteNumbers(document, edition.notes, [])
    for (let round = 1; ; round += 1) {
      const parts = await partsOf(
        { ...request, document },
        { geometry, pages, numbers, groups, lasting, begin: layer.begin },
      )
      // Parts that come out as in the round before print the numbers of the pages that came of them. That all have been
      // laid out once before would not do: numbers may go to and fro.
      const content = parts.map(contentOf).join('\n')
      if (content === settled) break
      settled = content
      const { value: results, diagnostics: failures } = await layer.finish(parts)
      if (!results) return { diagnostics: [...failures, ...desk.problems()] }
      if (round > MOST_ROUNDS) {
        diagnostics.push(restless(book))
        break
      }
      diagnostics.length = 0
      diagnostics.push(...results.flatMap((result) => result.diagnostics))
      const raw = results.flatMap((result) => result.pages)
      numbers = noteNumbers(document, edition.notes, raw)
      late = lateNotes(raw).length
      diagnostics.push(...noteFindings(raw, edition.notes, numbers))
      const assembled = assemblePages(results, document, { edition, theme, measure: geometry.head })
      pages = assembled.map((page) => printMarks(page, numbers))
    }
    diagnostics.push(
      ...grid,
      ...reducedPictures(document, geometry),
      ...bareHeadings(document),
      ...desk.diagnostics,
      ...desk.problems(),
    )
    if (edition.index && groups.length === 0) diagnostics.push(withoutTerms(book, edition.name))
    // Meanwhile the sheet is composed here; nobody waits for it.
    void desk.sweep()
    const { styles, attributes } = desk
    const { bleed = USUAL_BLEED } = edition
    const { language, title } = book
    const sheet = composeSheet(pages, { geometry, bleed, styles, language, title, attributes })
    return { value: { pages, geometry, bleed, lateNotes: late, sheet }, diagnostics }
  } finally {
    await layouter.close()
  }
}

/**
 * `lasting` keeps the chapters that print no number of a page. `begin` gets each part as
 * soon as it is made: tabs lay out the first chapters while the next are written.
 */
async function partsOf(
  request: LayoutRequest,
  progress: {
    geometry: Geometry
    pages: readonly Page[]
    numbers: NoteNumbers
    groups: readonly IndexGroup[]
    lasting: LayoutMemory['parts']
    begin: (part: Part) => void
  },
): Promise<Part[]> {
  const { document, edition } = request
  const { geometry, pages, numbers, groups, lasting, begin } = progress
  const folios = foliosById(pages)
  const indexed = groups.length > 0
  const front: FrontRequest = { document, edition, folios, indexed, trim: geometry.trim }
  const chapters: Part[] = []
  for (const [index, chapter] of document.chapters.entries()) {
    const last = lasting.get(chapter)
    const known = last?.index === index && last.geometry === geometry ? last.part : undefined
    const part = known ?? chapterPart(chapter, index, geometry, folios, numbers)
    const numbered = edition.notes === 'page' && chapter.notes.length > 0
    if (!numbered && !`${part.html}${part.notes}`.includes('page-reference'))
      lasting.set(chapter, { part, index, geometry })
    chapters.push(part)
    begin(part)
    if (!known) await nextTurn()
  }
  const index = indexed ? [indexPart({ document, edition, groups, pages: pagesById(pages) })] : []
  const { cover, titlePage } = themeOf(edition)
  if (!titlePage) return [...(isSinglePaper(document) ? [] : [meetingPart(front)]), ...chapters, ...index]
  const before = document.chapters.filter(({ matter }) => matter === 'front').length
  const opening = [
    ...(cover ? [coverPart(front)] : []),
    halfTitlePart(front),
    titlePart(front),
    colophonPart(front),
    ...chapters.slice(0, before),
    contentsPart(front),
  ]
  return [...opening, ...chapters.slice(before), ...index]
}

function restless(book: Book): Diagnostic {
  return {
    severity: 'error',
    rule: 'pages/restless',
    message: `排了 ${MOST_ROUNDS} 遍，页码仍在变动`,
    hint: '某处页码引用正好在页末来回移动：请改动该段的字数。',
    place: { file: book.file },
  }
}
