import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Document, DocumentChapter } from '../html/document.ts'
import { hasClass } from '../html/elements.ts'
import { readTokens, type TokenRun } from '../html/tokens.ts'
import type { Page } from './page.ts'

/** What a page begins with. */
type Beginning =
  | {
      part: 'chapter'
      /** Index into Document.chapters. */
      chapter: number
      /** How many of the chapter's tokens (html/tokens.ts) stand on pages before. */
      at: number
      /** How many of the generated elements right before that token stand on this page too: a reference, a quotation mark. */
      ahead: number
    }
  /** `line`: id of the first heading that the page lists; empty where the contents begin. */
  | { part: 'contents'; line: string }
  /** `entry`: number of the entry that the page begins with, from 0. */
  | { part: 'index'; entry: number }

/** Where a page that prints its number begins in the neutral document. */
export type PageStart = Beginning & Pick<Page, 'index' | 'folio' | 'number'>

/**
 * Where every page begins: its first character or picture, found by counting those of its block on the pages before. What a page
 * repeats (heads of tables) and what stands at its foot does not count. A figure that floats is where its page begins if the text goes
 * on behind it, or if the page has nothing else. A page on which nothing of the text begins (the rest of a long note) begins where the next does.
 * Pages without a folio, covers and blank pages among them, are left out.
 * @param pages of an edition, in order
 * @param document the neutral one
 */
export function pageStarts(pages: readonly Page[], document: Document): PageStart[] {
  const chapters = document.chapters.map((chapter, index) =>
    chapterStarts(
      pages.filter((page) => page.chapter === index),
      chapter,
    ),
  )
  return [...contentsStarts(pages), ...chapters.flat(), ...indexStarts(pages)].sort((a, b) => a.index - b.index)
}

function contentsStarts(pages: readonly Page[]): PageStart[] {
  return pages
    .filter(({ part, folio }) => part === 'contents' && folio)
    .map((page, position) => ({ ...numberOf(page), part: 'contents', line: position > 0 ? firstTarget(page) : '' }))
}

function firstTarget({ html }: Page): string {
  return decodeURIComponent(/ href="#([^"]+)"/.exec(html)?.[1] ?? '')
}

function indexStarts(pages: readonly Page[]): PageStart[] {
  let entry = 0
  return pages
    .filter(({ part }) => part === 'index')
    .map((page): PageStart => {
      const start: PageStart = { ...numberOf(page), part: 'index', entry }
      const lines = page.html.match(/<p class="index-entry"[^>]*>/g) ?? []
      entry += lines.filter((line) => !line.includes('data-split-from')).length
      return start
    })
}

const numberOf = ({ index, folio, number }: Page) => ({ index, folio, number })

/** A run of tokens on a page, and the figure that it floats in. */
type Run = TokenRun & { floating: boolean }

function chapterStarts(pages: readonly Page[], chapter: DocumentChapter): PageStart[] {
  const all = readTokens(chapter.section)
  const read = pages.map(readFlow)
  const floats = new Set(read.flatMap(({ runs }) => runs.flatMap((run) => (run.floating ? [run.figure] : []))))
  const bySource = Map.groupBy(all.runs, ({ source }) => source)
  const used = new Map<string, number>()
  /** Place of the token of a block that comes after `count` others of it. */
  const locate = ({ source }: TokenRun): number | undefined => {
    let count = used.get(source) ?? 0
    for (const run of bySource.get(source) ?? []) {
      if (count < run.length) return run.from + count
      count -= run.length
    }
    return undefined
  }
  const isText = (from: number, to: number) =>
    all.runs.some((run) => run.from < to && run.from + run.length > from && !floats.has(run.figure))
  let reached = 0
  const begins = read.map(({ runs, ahead }): Place | undefined => {
    const text = runs.findIndex(({ floating }) => !floating)
    const head = runs.slice(0, text < 0 ? 1 : text).flatMap((run) => locate(run) ?? [])
    const flow = runs[text] && locate(runs[text])
    for (const { source, length } of runs) used.set(source, (used.get(source) ?? 0) + length)
    const float = flow === undefined ? head[0] : head.find((place) => place < flow && !isText(place, flow))
    const place = float !== undefined ? { at: float, ahead: 0 } : flow !== undefined ? { at: flow, ahead } : undefined
    // A figure that waited for so long that the text has gone on to another page has no place that keeps the pages in order.
    if (!place || place.at < reached) return undefined
    reached = place.at
    return place
  })
  const starts: PageStart[] = []
  let next: Place = { at: all.length, ahead: 0 }
  for (const [position, page] of [...pages.entries()].reverse()) {
    next = begins[position] ?? next
    if (page.folio) starts.push({ ...numberOf(page), part: 'chapter', chapter: page.chapter ?? 0, ...next })
  }
  return starts.reverse()
}

type Place = { at: number; ahead: number }

/** What a page has of the text, and how many generated elements, which the neutral document has too, it begins with. */
function readFlow({ html }: Page): { runs: Run[]; ahead: number } {
  const root: Root = { type: 'root', children: html === '' ? [] : fromHtml(html, { fragment: true }).children }
  const floating = new Set<string>()
  const drop = (node: Nodes): boolean => {
    if (node.type !== 'element') return false
    if (node.properties.dataFloat !== undefined) floating.add(String(node.properties.dataSource))
    return node.properties.dataRepeated !== undefined || (node.tagName === 'aside' && hasClass(node, 'note'))
  }
  const { runs, generated } = readTokens(root, drop)
  const [first] = runs.filter(({ figure }) => !floating.has(figure))
  const opening = generated.filter(({ at, element }) => at === first?.from && isWhole(element))
  const apart = opening.filter(({ element }, index) => !isSameLink(element, opening[index - 1]?.element))
  return { runs: runs.map((run) => ({ ...run, floating: floating.has(run.figure) })), ahead: apart.length }
}

/** False for the rest of an element that began on the page before. */
function isWhole({ properties }: Element): boolean {
  return properties.dataSplitFrom === undefined
}

/** Print parts a link where a run of characters that stay together ends in it. */
function isSameLink(element: Element, before: Element | undefined): boolean {
  return element.tagName === 'a' && element.properties.href === before?.properties.href
}
