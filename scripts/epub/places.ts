import type { Document } from '../html/document.ts'
import { INDEX_ID } from '../pages/index-part.ts'
import { type NavPoint, navTree } from './navigation.ts'
import { chapterFile, type Targets } from './targets.ts'

/** Where readers' menus lead. */
export type Places = {
  /** The contents: chapters with their headings, index, colophon. */
  points: NavPoint[]
  /** EPUB 3.3, 7.4.2.3; without the index: whatever is of that type has to hold its terms (EPUB Indexes 1.0). */
  landmarks: { type: string; href: string; text: string }[]
  /** The same for readers before EPUB 3 (OPF 2.0.1, 2.6). */
  guide: { type: string; href: string; title: string }[]
}

/** The places of a book; its text begins with the first chapter that is no front matter. */
export function listPlaces(document: Document, targets: Targets, has: { cover: boolean; index: boolean }): Places {
  const { words } = targets
  const cover = { type: 'cover', href: 'cover.xhtml' }
  const contents = { type: 'toc', href: 'nav.xhtml' }
  const body = Math.max(
    0,
    document.chapters.findIndex(({ matter }) => matter === 'body'),
  )
  const first = { href: chapterFile(body) }
  const index = { href: 'index.xhtml', text: words.index }
  const colophon = { href: 'colophon.xhtml', text: words.colophon }
  return {
    points: [
      ...navTree(document, targets),
      ...(has.index ? [{ ...index, id: INDEX_ID, number: '', children: [] }] : []),
      { ...colophon, number: '', children: [] },
    ],
    landmarks: [
      ...(has.cover ? [{ ...cover, text: words.cover }] : []),
      { type: 'titlepage', href: 'title.xhtml', text: words.titlePage },
      { ...contents, text: words.contents },
      { ...first, type: 'bodymatter', text: words.body },
      { ...colophon, type: 'colophon' },
    ],
    guide: [
      ...(has.cover ? [{ ...cover, title: words.cover }] : []),
      { ...contents, title: words.contents },
      { ...first, type: 'text', title: words.body },
    ],
  }
}
