import type { Page } from '../../pages/page.ts'
import type { Glyph } from '../drawn.ts'
import { Is } from './is.ts'
import { type Check, usual } from './page.ts'
import { startOf } from './snippet.ts'

/**
 * R34: running head and folio stand on the outer side of the page, in vertical books beside the type area, and not on the cover, title
 * pages and blank pages, nor (the head) where a chapter opens. R35: the folios of the contents are flush at the end of their lines.
 */
export const margins: Check = (page, tally) => {
  const { part, margin, lines, head, folioLine, index } = page
  if (BARE.has(part)) tally.check('R34', undefined, margin.length > 0 && textOf(margin))
  const opens = lines[0]?.flow.kind === 'heading' && lines[0].flow.level === 1
  if (opens) tally.check('R34', undefined, head !== '' && head)
  for (const row of rowsOf(margin)) {
    const left = Math.min(...row.map(({ x }) => x))
    const right = Math.max(...row.map(({ x, width }) => x + width))
    const outerIsRight = (page.side === 'recto') === (page.writing === 'horizontal')
    const size = row[0]?.size ?? page.size
    const beside = page.writing === 'vertical'
    const off = beside
      ? outerIsRight
        ? left - page.area.right
        : page.area.left - right
      : outerIsRight
        ? page.area.right - right
        : left - page.area.left
    const wrong = beside ? off < 0 || off > 4 * size : Math.abs(off) > 2.2 * size
    tally.check('R34', undefined, wrong && `${textOf(row)} ${(off / size).toFixed(2)}`)
  }
  if (head + folioLine !== '') tally.check('R34', undefined, margin.length === 0 && `${index}`)
  for (const line of lines) {
    const last = line.chars.at(-1)
    if (line.flow.kind !== 'contents' || !last || (last.is & Is.apart) === 0 || line.towards !== usual(page)) continue
    const edge = page.writing === 'vertical' ? page.area.bottom - page.area.top : page.area.right - page.area.left
    const off = edge - (last.at + last.width)
    tally.check('R35', line, Math.abs(off) > 1 && `${startOf(line)} ${off.toFixed(1)} pt`)
  }
}

const BARE = new Set<Page['part']>(['cover', 'half-title', 'title', 'colophon', 'blank'])

/** The head above and the folio below: what is on one base line. */
export function rowsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: Glyph[][] = []
  for (const glyph of glyphs) {
    const row = rows.find((one) => Math.abs((one[0]?.y ?? 0) - glyph.y) < glyph.size)
    if (row) row.push(glyph)
    else rows.push([glyph])
  }
  return rows
}

const textOf = (glyphs: readonly Glyph[]) => glyphs.map(({ text }) => text).join('')
