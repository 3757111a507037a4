import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Page } from '../scripts/pages/page.ts'

/** The text of every page of the chapters as it stands in the document, without notes, heads and folios. */
export function pageTexts(pages: readonly Page[]): string[] {
  return pages.filter(({ part }) => part === 'chapter').map(({ html }) => textOf(fromHtml(html, { fragment: true })))
}

/** Where paragraphs end in these texts, in characters from the beginning without white space; one that goes on ends on its last page. */
export function paragraphEnds(pages: readonly Page[]): number[] {
  const ends: number[] = []
  let before = 0
  for (const { html } of pages.filter(({ part }) => part === 'chapter')) {
    const page = fromHtml(html, { fragment: true })
    let at = before
    visit(page, (node) => {
      if (node.type === 'text') at += bare(node.value).length
      if (node.type !== 'element' || node.tagName !== 'p') return
      if (node.properties.dataSplitFrom !== undefined && ends.at(-1) === before) ends.pop()
      ends.push(at + bare(textOf(node)).length)
    })
    before += bare(textOf(page)).length
  }
  return ends
}

const bare = (text: string) => text.replace(/[\s\u2060]+/gu, '')
