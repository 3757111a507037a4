import { ordinary } from './characters.ts'
import type { PageText } from './page-text.ts'

/** What a reader of a page has to meet, in order: first the running head and the folio, then the text. In ordinary characters. */
export type ReadingOrder = {
  margins: string
  /** The page's text, cut where a drawing with words of its own stands: there a reader meets these words. */
  runs: string[]
}

/** The order of a page's HTML. The browser draws the margins of a page before its content. */
export function readingOrder({ page, runs }: PageText): ReadingOrder {
  return { margins: ordinary(page.head + page.folioLine), runs: runs.map(ordinary) }
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
