import type { BrowserSession } from '../browser/launch.ts'
import type { Book, PrintEdition } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import { assemblePages, foliosById, type LaidPart } from './assemble.ts'
import { chapterPart } from './chapter-part.ts'
import { colophonPart, contentsPart, type FrontRequest, meetingPart, titlePart } from './front-parts.ts'
import { type Layouter, openLayouter } from './layouter.ts'
import { lateNotes, type NoteNumbers, noteFindings, noteNumbers, printMarks } from './note-numbers.ts'
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
  session: BrowserSession
  /** Folder of the cache: layouts are remembered there. Without it everything is laid out anew. */
  cache?: string
  /** Told after every chapter: chapters done, chapters in all, pages so far. */
  progress?: (state: { chapters: number; of: number; pages: number }) => void
}

/** Layouts after which page numbers that still move are an error: a reference's own width pushed it over a page end and back. */
const MOST_ROUNDS = 5

/**
 * Lays out an edition: every part by Paged.js on its own, numbers from the result, and again what prints a number that
 * has changed, until nothing moves. Returns plain pages and the static document that prints them.
 */
export async function layoutPages(request: LayoutRequest): Promise<Outcome<Pages>> {
  const { document, book, edition, fonts, session } = request
  const theme = themeOf(edition)
  const styles = `${fonts.css}\n${await readStyles(edition)}`
  const attributes = `data-theme="${edition.theme}" data-writing="${edition.writing}"`
  const pictures = await pictureFiles(document, fonts)
  for (const face of fonts.faces) pictures.files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })
  const layouter = await openLayouter({
    document,
    edition,
    fonts,
    session,
    styles,
    attributes,
    files: pictures.files,
    cache: request.cache,
  })
  const diagnostics: Diagnostic[] = []
  try {
    const geometry = await layouter.geometry()
    const vertical = edition.writing === 'vertical'
    const laid = new Map<string, Laid>()
    const lasting = new Map<number, Part>()
    let settled = ''
    let pages: Page[] = []
    let folios = new Map<string, string>()
    let late = 0
    let numbers = noteNumbers(document, edition.notes, [])
    for (let round = 1; ; round += 1) {
      const parts = partsOf(request, geometry, { folios, numbers, lasting })
      // Parts that come out as in the round before print the numbers of the pages that came of them. That all have been
      // laid out once before would not do: numbers may go to and fro.
      const content = parts.map(contentOf).join('\n')
      if (content === settled) break
      settled = content
      const results = await layoutParts(parts, { layouter, laid, vertical, request })
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
      pages = assemblePages(results, document, theme).map((page) => printMarks(page, numbers))
      folios = foliosById(pages)
    }
    diagnostics.push(...pictures.diagnostics, ...layouter.problems())
    const sheet = composeSheet(pages, { geometry, styles, language: book.language, title: book.title, attributes })
    return { value: { pages, geometry, lateNotes: late, sheet }, diagnostics }
  } finally {
    await layouter.close()
  }
}

type Laid = LaidPart & { diagnostics: Diagnostic[] }

/** `lasting` keeps the chapters that print no number of a page: they are the same wherever their pages are. */
function partsOf(
  request: LayoutRequest,
  geometry: Geometry,
  known: { folios: ReadonlyMap<string, string>; numbers: NoteNumbers; lasting: Map<number, Part> },
): Part[] {
  const { document, edition } = request
  const { folios, numbers, lasting } = known
  const front: FrontRequest = { document, edition, folios }
  const chapters = document.chapters.map((chapter, index) => {
    const part = lasting.get(index) ?? chapterPart(chapter, index, geometry, folios, numbers)
    const numbered = edition.notes === 'page' && chapter.notes.length > 0
    if (!numbered && !`${part.html}${part.notes}`.includes('page-reference')) lasting.set(index, part)
    return part
  })
  if (!themeOf(edition).titlePage) return [meetingPart(front), ...chapters]
  return [titlePart(front), colophonPart(front), contentsPart(front), ...chapters]
}

function contentOf(part: Part): string {
  return JSON.stringify([part.kind, part.chapter, part.html, part.notes])
}

/** Parts that came out the same before are taken from `laid`; its keys are the parts' content. */
async function layoutParts(
  parts: readonly Part[],
  {
    layouter,
    laid,
    vertical,
    request,
  }: { layouter: Layouter; laid: Map<string, Laid>; vertical: boolean; request: LayoutRequest },
): Promise<Laid[]> {
  const results: Laid[] = []
  for (const part of parts) {
    const key = contentOf(part)
    let result = laid.get(key)
    if (!result) {
      const { pages, problems } = await layouter.layout({ html: part.html, notes: part.notes, vertical })
      result = { part, pages, diagnostics: findings(pages, problems) }
      laid.set(key, result)
    }
    results.push(result)
    request.progress?.({
      chapters: results.filter((done) => done.part.kind === 'chapter').length,
      of: request.document.chapters.length,
      pages: results.reduce((sum, done) => sum + done.pages.length, 0),
    })
  }
  return results
}

function findings(pages: Laid['pages'], problems: string[]): Diagnostic[] {
  const outside = pages.flatMap((page) => page.outside)
  return [
    ...problems.map(
      (problem): Diagnostic => ({
        severity: 'error',
        rule: 'pages/layouter',
        message: `排版引擎报告：${problem}`,
        hint: '这一处排不下或排不开；请把所指的块拆小，仍不行请报告此问题。',
        place: placeOf(problem.match(/\S+:\d+:\d+/)?.[0]),
      }),
    ),
    ...outside.map(
      ({ source, text }): Diagnostic => ({
        severity: 'error',
        rule: 'pages/outside',
        message: `内容超出版心：“${text}”`,
        hint: '请缩短不能折行的内容（长网址、代码、宽表格），或换较大的开本。',
        place: placeOf(source),
      }),
    ),
  ]
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
