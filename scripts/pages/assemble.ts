import type { Document } from '../html/document.ts'
import type { RawPage } from './engine/extract.ts'
import { formatFolio } from './folio.ts'
import type { Page } from './page.ts'
import type { Part } from './part.ts'
import type { Theme } from './theme.ts'

export type LaidPart = { part: Part; pages: RawPage[] }

/**
 * Puts the parts one behind the other: blank pages before parts that open on a recto, sides, folios, running heads.
 * Page 1 is a recto; the body counts from 1 again where the theme says so, and then begins on a recto too.
 */
export function assemblePages(parts: readonly LaidPart[], document: Document, theme: Theme): Page[] {
  const pages: Page[] = []
  let bodyBegan = false
  let offset = 0
  for (const { part, pages: raw } of parts) {
    const opensBody = part.kind === 'chapter' && !bodyBegan
    if ((part.recto || (opensBody && theme.bodyRestarts)) && pages.length % 2 === 1)
      pages.push(blankPage(pages.length + 1))
    if (opensBody) {
      bodyBegan = true
      if (theme.bodyRestarts) offset = pages.length
    }
    raw.forEach((source, position) => {
      const index = pages.length + 1
      const side = index % 2 === 1 ? 'recto' : 'verso'
      const counted = !theme.bodyRestarts || part.kind === 'chapter'
      const folio = counted ? formatFolio(index - offset, theme.folioStyle) : ''
      pages.push({
        index,
        part: part.kind,
        chapter: part.chapter,
        side,
        folio,
        folioLine: folio && theme.folioLine.replace('%', folio),
        head: theme.runningHeads && part.kind === 'chapter' && position > 0 ? headOf(part, side, document) : '',
        html: source.html,
        notes: source.notes,
        extent: source.extent,
        blocks: source.blocks,
        ids: source.ids,
      })
    })
  }
  return pages
}

/** The folio of every element that has an id. */
export function foliosById(pages: readonly Page[]): Map<string, string> {
  const folios = new Map<string, string>()
  for (const page of pages) {
    for (const id of page.ids) if (!folios.has(id)) folios.set(id, page.folio)
  }
  return folios
}

function headOf(part: Part, side: Page['side'], document: Document): string {
  return side === 'verso' ? document.book.title : (document.chapters[part.chapter ?? -1]?.title ?? '')
}

function blankPage(index: number): Page {
  return {
    index,
    part: 'blank',
    side: index % 2 === 1 ? 'recto' : 'verso',
    folio: '',
    folioLine: '',
    head: '',
    html: '',
    notes: '',
    extent: 0,
    blocks: [],
    ids: [],
  }
}
