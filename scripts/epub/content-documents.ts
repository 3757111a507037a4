import type { Element } from 'hast'
import type { EpubEdition, Matter } from '../config/book.ts'
import type { FontSource } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import type { IndexGroup } from '../html/index-entries.ts'
import { colophonPage, coverPage, titlePage } from './front.ts'
import { indexPage } from './index-page.ts'
import { setLines } from './lines.ts'
import { navContent } from './navigation.ts'
import type { PageBreak } from './page-breaks.ts'
import type { Places } from './places.ts'
import { chapterFile, type Targets } from './targets.ts'
import { walk } from './walk.ts'

/** A content document before it is written: `id` names its file and its manifest item. */
export type ContentDocument = {
  id: string
  title: string
  bodyType: 'frontmatter' | 'bodymatter' | 'backmatter'
  content: Element[]
  /** Of its manifest item (EPUB 3.3, 5.6.2.1). */
  properties?: string
}

export type ContentRequest = {
  document: Document
  edition: EpubEdition
  targets: Targets
  /** The chapters as they go into the EPUB. */
  sections: readonly Element[]
  places: Places
  /** Terms of the index; empty: there is none. */
  groups: readonly IndexGroup[]
  breaks: readonly PageBreak[]
  /** Path and px of the cover's picture. */
  cover?: { path: string; width: number; height: number }
  /** That the colophon names. */
  fonts?: readonly FontSource[]
}

/** All that is read, in reading order: cover, title page, front matter, contents, chapters, index, colophon. */
export function contentDocuments(request: ContentRequest): ContentDocument[] {
  const { document, edition, targets, places, groups, breaks, cover, fonts } = request
  const { book } = document
  const { words } = targets
  const { writing, years } = edition
  const inLines = (element: Element) => setLines(element, { writing, years, language: book.language })
  // What only menus show stays as it is.
  const seen = (nav: Element) => (nav.properties.hidden ? nav : inLines(nav))
  const chapters = request.sections.map((section, index): ContentDocument => {
    const { title, matter } = document.chapters[index] ?? {}
    const id = chapterFile(index).replace('.xhtml', '')
    const properties = hasMathematics(section) ? 'mathml' : undefined
    return { id, title: title || book.title, bodyType: BODY_TYPE[matter ?? 'body'], content: [section], properties }
  })
  const front = (id: string, title: string, content: Element[], properties?: string): ContentDocument => {
    return { id, title, bodyType: 'frontmatter', content, properties }
  }
  const back = (id: string, title: string, page: Element): ContentDocument => {
    return { id, title, bodyType: 'backmatter', content: [inLines(page)] }
  }
  return [
    ...(cover ? [front('cover', words.cover, [coverPage(book, cover)], 'svg')] : []),
    front('title', book.title, [inLines(titlePage(book))]),
    ...chapters.filter(({ bodyType }) => bodyType === 'frontmatter'),
    front('nav', words.contents, navContent(places.points, places.landmarks, words, breaks).map(seen), 'nav'),
    ...chapters.filter(({ bodyType }) => bodyType !== 'frontmatter'),
    ...(groups.length > 0 ? [back('index', words.index, indexPage(groups, targets, breaks))] : []),
    back('colophon', words.colophon, colophonPage(book, fonts)),
  ]
}

/** `epub:type` of a part's body: EPUB Structural Semantics knows no attachments. */
const BODY_TYPE: Record<Matter, ContentDocument['bodyType']> = {
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
