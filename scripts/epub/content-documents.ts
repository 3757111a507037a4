import type { Element } from 'hast'
import type { EpubEdition, Matter } from '../config/book.ts'
import type { FontSource } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import type { IndexGroup } from '../html/index-entries.ts'
import type { ContentDocument, ContentPage, ContentWriter } from './content-document.ts'
import { colophonPage, coverPage, titlePage } from './front.ts'
import { indexPage } from './index-page.ts'
import { setLines } from './lines.ts'
import { navContent } from './navigation.ts'
import type { PageBreak } from './page-breaks.ts'
import type { Places } from './places.ts'
import { chapterFile, type Targets } from './targets.ts'
import { walk } from './walk.ts'

export type ContentRequest = {
  document: Document
  edition: EpubEdition
  targets: Targets
  /** The chapters, written. */
  chapters: readonly ContentDocument[]
  places: Places
  /** Terms of the index; empty: there is none. */
  groups: readonly IndexGroup[]
  breaks: readonly PageBreak[]
  /** That the colophon names. */
  fonts?: readonly FontSource[]
  write: ContentWriter
}

/** A chapter as it is packed. @param section as it goes into the EPUB */
export function chapterDocument(
  section: Element,
  index: number,
  { document, write }: { document: Document; write: ContentWriter },
): ContentDocument {
  const { title, matter } = document.chapters[index] ?? {}
  const id = chapterFile(index).replace('.xhtml', '')
  const properties = hasMathematics(section) ? 'mathml' : undefined
  const bodyType = BODY_TYPE[matter ?? 'body']
  return write({ id, title: title || document.book.title, bodyType, content: [section], properties })
}

/** The page that shows the cover. @param picture its path and px */
export function coverDocument(
  { book }: Document,
  picture: { path: string; width: number; height: number },
  { words }: Targets,
  write: ContentWriter,
): ContentDocument {
  const content = [coverPage(book, picture)]
  return write({ id: 'cover', title: words.cover, bodyType: 'frontmatter', content, properties: 'svg' })
}

/** All that is read behind the cover, in reading order: title page, front matter, contents, chapters, index, colophon. */
export function contentDocuments(request: ContentRequest): ContentDocument[] {
  const { document, edition, targets, chapters, places, groups, breaks, fonts, write } = request
  const { book } = document
  const { words } = targets
  const { writing, years } = edition
  const inLines = (element: Element) => setLines(element, { writing, years, language: book.language })
  // What only menus show stays as it is.
  const seen = (nav: Element) => (nav.properties.hidden ? nav : inLines(nav))
  const front = (id: string, title: string, content: Element[], properties?: string) =>
    write({ id, title, bodyType: 'frontmatter', content, properties })
  const back = (id: string, title: string, page: Element) =>
    write({ id, title, bodyType: 'backmatter', content: [inLines(page)] })
  return [
    front('title', book.title, [inLines(titlePage(book))]),
    ...chapters.filter(({ bodyType }) => bodyType === 'frontmatter'),
    front('nav', words.contents, navContent(places.points, places.landmarks, words, breaks).map(seen), 'nav'),
    ...chapters.filter(({ bodyType }) => bodyType !== 'frontmatter'),
    ...(groups.length > 0 ? [back('index', words.index, indexPage(groups, targets, breaks))] : []),
    back('colophon', words.colophon, colophonPage(book, fonts)),
  ]
}

/** `epub:type` of a part's body: EPUB Structural Semantics knows no attachments. */
const BODY_TYPE: Record<Matter, ContentPage['bodyType']> = {
  front: 'frontmatter',
  body: 'bodymatter',
  attachment: 'backmatter',
  back: 'backmatter',
}

/** EPUB 3.3, 5.6.2.1: who holds MathML says so. */
function hasMathematics(section: Element): boolean {
  let found = false
  walk(section, ({ tagName }) => {
    found ||= tagName === 'math'
  })
  return found
}
