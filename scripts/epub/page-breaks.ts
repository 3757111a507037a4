import type { Element } from 'hast'
import { h } from 'hastscript'
import { type GeneratedInLine, readTokens, type TokenRun } from '../html/tokens.ts'
import type { PageStart } from '../pages/page-starts.ts'

/** A page of the print edition as the e-book knows it. */
export type PageBreak = {
  start: PageStart
  /** Id of its marker, in all content documents only once. */
  id: string
  /** File and id. */
  href: string
}

/** What says that a page of the print edition begins here (EPUB Structural Semantics `pagebreak`, DPUB-ARIA `doc-pagebreak`). */
export function breakMarker({ id, start }: PageBreak): Element {
  return h('span', { 'epub:type': 'pagebreak', role: 'doc-pagebreak', id, ariaLabel: start.folio, dataGenerated: '' })
}

/**
 * Puts the markers of pages into a chapter of the neutral document, each right before the character or picture that its page
 * begins with: within a paragraph, item or cell; before a heading, a figure, a table or code that begins the page; before
 * a ruby that goes on over the end of a page. Changes the tree in place.
 * @param breaks of this chapter, in order
 */
export function placePageBreaks(section: Element, breaks: readonly PageBreak[]): void {
  if (breaks.length === 0) return
  const tokens = readTokens(section)
  const firsts = firstEntries(tokens.runs, tokens.generated)
  const end = section.children.length
  const groups = Map.groupBy(breaks, ({ start }) => (start.part === 'chapter' ? start.at : 0))
  // Back to front: what a text is cut into stays behind what is still to be counted.
  for (const [at, group] of [...groups].reverse()) {
    const markers = group.map(breakMarker)
    const ahead = group[0]?.start.part === 'chapter' ? group[0].start.ahead : 0
    const gap = tokens.generated.filter((one) => one.at === at)
    const entry = gap.at(Math.max(0, gap.length - ahead)) ?? tokens.runs.find((run) => at < run.from + run.length)
    if (!entry) section.children.splice(end, 0, ...markers)
    else if ('node' in entry && entry.node.type === 'text' && at > entry.from) cutText(entry, at - entry.from, markers)
    else insertBefore(entry, firsts, markers)
  }
}

type Entry = TokenRun | GeneratedInLine

/** The first of the text in every element. */
function firstEntries(runs: readonly TokenRun[], generated: readonly GeneratedInLine[]): Map<Element, Entry> {
  const firsts = new Map<Element, Entry>()
  const place = (entry: Entry) => ('node' in entry ? entry.from : entry.at)
  // What is generated right before a token comes first in these lists, and sorting keeps that.
  for (const entry of [...generated, ...runs].sort((a, b) => place(a) - place(b))) {
    for (const parent of entry.parents) if (!firsts.has(parent)) firsts.set(parent, entry)
  }
  return firsts
}

function cutText({ node, parents }: TokenRun, count: number, markers: readonly Element[]): void {
  const parent = parents.at(-1)
  if (node.type !== 'text' || !parent) return
  let offset = 0
  for (let left = count; left > 0; offset += 1) if (!UNCOUNTED.test(node.value[offset] ?? '')) left -= 1
  while (UNCOUNTED.test(node.value[offset] ?? '')) offset += 1
  const rest = { type: 'text' as const, value: node.value.slice(offset) }
  node.value = node.value.slice(0, offset)
  parent.children.splice(parent.children.indexOf(node) + 1, 0, ...markers, rest)
}

const UNCOUNTED = /[\s\u2060]/u

/** Climbs out of what the page begins with, as far as a marker may stand there. */
function insertBefore(entry: Entry, firsts: ReadonlyMap<Element, Entry>, markers: readonly Element[]): void {
  const [inner, ...outer] = [...entry.parents].reverse()
  if (!inner) return
  let child: Element | TokenRun['node'] = 'node' in entry ? entry.node : entry.element
  let place = { parent: inner, child }
  let parent = inner
  for (const next of outer) {
    if (firsts.get(parent) !== entry || STAYING.has(parent.tagName)) break
    child = parent
    parent = next
    if (!STRUCTURE.has(parent.tagName)) place = { parent, child }
  }
  const opens = LINES.has(place.parent.tagName) && firsts.get(place.parent) === entry
  place.parent.children.splice(opens ? 0 : place.parent.children.indexOf(place.child), 0, ...markers)
}

const words = (list: string) => new Set(list.split(' '))

/** Elements in which the marker stands when they begin a page. */
const STAYING = words('p li dt dd blockquote div section aside summary')
/** Elements that may have no marker as their child. */
const STRUCTURE = words('table thead tbody tfoot tr colgroup ul ol dl figure details ruby')
/** Where the marker comes before what Banxin itself has put in front. */
const LINES = words('p li dt dd td th')
