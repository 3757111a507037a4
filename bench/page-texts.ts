import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import type { Page } from '../scripts/pages/page.ts'

/** The text of every page of the chapters as it stands in the document, without notes, heads and folios. */
export function pageTexts(pages: readonly Page[]): string[] {
  return pages.filter(({ part }) => part === 'chapter').map(({ html }) => textOf(fromHtml(html, { fragment: true })))
}
