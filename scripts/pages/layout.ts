import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BrowserPool } from '../browser/pool.ts'
import type { Book, PrintEdition } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import { assemblePages, foliosById } from './assemble.ts'
import { chapterPart } from './chapter-part.ts'
import { colophonPart, contentsPart, type FrontRequest, meetingPart, titlePart } from './front-parts.ts'
import { contentOf, openPartLayer } from './lay-parts.ts'
import { openLayouter } from './layouter.ts'
import type { Geometry, Page, Pages } from './page.ts'
import type { Part } from './part.ts'
import { pictureFiles } from './pictures.ts'
import { composeSheet } from './sheet.ts'
import { readStyles } from './styles.ts'
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
}

/** Layouts after which page numbers that still move are an error: a reference's own width pushed it over a page end and back. */
const MOST_ROUNDS = 5

/**
 * Lays out an edition: every part by Paged.js on its own, numbers from the result, and again what prints a number that
 * has changed, until nothing moves. Returns plain pages and the static document that prints them.
 */
export async function layoutPages(request: LayoutRequest): Promise<Outcome<Pages>> {
  const { document, book, edition, fonts, pool } = request
  const theme = themeOf(edition)
  const styles = `${fonts.css}\n${await readStyles(edition)}`
  const attributes = `data-theme="${edition.theme}" data-writing="${edition.writing}"`
  const pictures = await pictureFiles(document, fonts)
  for (const face of fonts.faces) pictures.files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })
  const layouter = await openLayouter({
    document,
    edition,
    fonts,
    pool,
    patience: request.patience,
    styles,
    attributes,
    files: pictures.files,
    cache: request.cache,
  })
  const diagnostics: Diagnostic[] = []
  try {
    const { value: geometry, diagnostics: trouble } = await layouter.geometry()
    if (!geometry) return { diagnostics: [...trouble, ...layouter.problems()] }
    const vertical = edition.writing === 'vertical'
    const layer = openPartLayer({
      layouter,
      vertical,
      files: document.chapters.map(({ file }) => file),
      progress: (state) => request.progress?.({ ...state, of: document.chapters.length }),
    })
    const lasting = new Map<number, Part>()
    let settled = ''
    let pages: Page[] = []
    let folios = new Map<string, string>()
    for (let round = 1; ; round += 1) {
      const parts = await partsOf(request, { geometry, folios, lasting, begin: layer.begin })
      // Parts that come out as in the round before print the numbers of the pages that came of them. That all have been
      // laid out once before would not do: numbers may go to and fro.
      const content = parts.map(contentOf).join('\n')
      if (content === settled) break
      settled = content
      const { value: results, diagnostics: failures } = await layer.finish(parts)
      if (!results) return { diagnostics: [...failures, ...layouter.problems()] }
      if (round > MOST_ROUNDS) {
        diagnostics.push(restless(book))
        break
      }
      diagnostics.length = 0
      diagnostics.push(...results.flatMap((result) => result.diagnostics))
      pages = assemblePages(results, document, theme)
      folios = foliosById(pages)
    }
    diagnostics.push(...pictures.diagnostics, ...layouter.problems())
    const sheet = composeSheet(pages, { geometry, styles, language: book.language, title: book.title, attributes })
    return { value: { pages, geometry, sheet }, diagnostics }
  } finally {
    await layouter.close()
  }
}

/**
 * `lasting` keeps the chapters that print no page number: they are the same whatever the numbers are. `begin` gets each part as soon as it is
 * made: tabs lay out the first chapters while the next are written.
 */
async function partsOf(
  request: LayoutRequest,
  progress: {
    geometry: Geometry
    folios: ReadonlyMap<string, string>
    lasting: Map<number, Part>
    begin: (part: Part) => void
  },
): Promise<Part[]> {
  const { document, edition } = request
  const { geometry, folios, lasting, begin } = progress
  const front: FrontRequest = { document, edition, folios }
  const chapters: Part[] = []
  for (const [index, chapter] of document.chapters.entries()) {
    const known = lasting.get(index)
    const part = known ?? chapterPart(chapter, index, geometry, folios)
    if (!`${part.html}${part.notes}`.includes('page-reference')) lasting.set(index, part)
    chapters.push(part)
    if (known) continue
    begin(part)
    await nextTurn()
  }
  if (!themeOf(edition).titlePage) return [meetingPart(front), ...chapters]
  return [titlePart(front), colophonPart(front), contentsPart(front), ...chapters]
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
