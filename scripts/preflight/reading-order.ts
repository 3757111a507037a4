import type { Geometry, Page } from '../pages/page.ts'
import { ordinary } from './characters.ts'
import type { PageText } from './page-text.ts'

/** What a reader of a page has to meet, in order: first the running head and the folio, as marginText has them, then the text. In ordinary characters. */
export type ReadingOrder = {
  margins: string
  /** The page's text, cut where a drawing with words of its own stands: there a reader meets these words. */
  runs: string[]
}

/** The order of a page's HTML. The browser draws the margins of a page before its content. */
export function readingOrder({ page, runs }: PageText, writing: Geometry['writing']): ReadingOrder {
  return { margins: ordinary(marginText(page, writing)), runs: runs.map(ordinary) }
}

/**
 * Running head and folio in the order of the browser, which goes round the page clockwise from its upper left corner: beside the
 * type area of a left-hand page (in right-bound books the recto) it comes to the folio first.
 */
export function marginText({ head, folioLine, side }: Page, writing: Geometry['writing']): string {
  return writing === 'vertical' && side === 'recto' ? folioLine + head : head + folioLine
}

/** True when `seen`, ordinary characters as a PDF has them one after another, is the page's text and nothing is between but words of drawings. */
export function isInOrder(seen: string, { margins, runs }: ReadingOrder): boolean {
  const first = margins + (runs[0] ?? '')
  if (runs.length <= 1) return seen === first
  const last = runs.at(-1) ?? ''
  if (!seen.startsWith(first) || !seen.endsWith(last)) return false
  let at = first.length
  for (const run of runs.slice(1, -1)) {
    at = seen.indexOf(run, at)
    if (at < 0) return false
    at += run.length
  }
  return at + last.length <= seen.length
}
