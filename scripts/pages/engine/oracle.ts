import { axisOf } from './axis.ts'
import { isFirst } from './corrections/identity-token.ts'
import { openPage } from './corrections/light-page.ts'
import { isBlockTag } from './corrections/splits.ts'
import { type RawPage, readPage } from './extract.ts'
import { CLOSE, isHeading, lackBehind, type Place, poemDivided, takesFromPoem } from './last-page.ts'
import { linesOf, linesToGive } from './last-page-plan.ts'
import { columnOf, endOf, type Places } from './places.ts'
import { settle } from './settle.ts'

/**
 * Pages of a part that is text alone, from one layout: set in columns of the page's size, a part shows all its breaks at once, by the
 * same rules by which the browser would break it page by page. Every page is then set alone and has to end where its column
 * ended; when one does not, or the part holds anything that is more than text, the answer is undefined and the pages are probed one by one.
 * @param stage an empty element of the document, and empty again afterwards
 */
export function askOracle(source: DocumentFragment, vertical: boolean, stage: HTMLElement): RawPage[] | undefined {
  if (source.querySelector(MORE_THAN_TEXT)) return undefined
  const flow = source.cloneNode(true) as DocumentFragment
  dropBlanks(flow)
  const columns = setInColumns(flow, stage, vertical)
  const set = columns && endWell(columns, stage, vertical)
  if (!set) return undefined
  const pages: RawPage[] = []
  for (const { content, end: foretold } of set) {
    const page = openPage(stage)
    page.wrapper.append(content)
    const end = endOf(page.wrapper, columnOf(page.area, vertical))
    const known = Math.abs(end - foretold) < 1
    const read = known ? readPage(page, vertical) : undefined
    page.element.remove()
    if (!read) return undefined
    pages.push(read)
    window.tellProgress?.('')
  }
  return pages
}

/** A page to be, and where its last line has to end. */
type Foretold = { content: DocumentFragment; end: number }

/** Text in columns, no longer in the document, with the places where pages begin. */
type Columns = { flow: HTMLElement; places: Places; left: ReturnType<typeof linesOf> }

/**
 * `short`: lines that the first column is shorter than a page; `left`: lines of a page, and those that the last column but one leaves empty.
 */
function setInColumns(text: DocumentFragment, stage: HTMLElement, vertical: boolean, short = 0): Columns | undefined {
  const { element, area, wrapper: flow } = openPage(stage)
  const axis = axisOf(area.getBoundingClientRect(), vertical)
  const line = Number.parseFloat(getComputedStyle(flow).lineHeight)
  const spacer = document.createElement('div')
  spacer.style.blockSize = `${short * line}px`
  flow.append(spacer, text)
  const linesTo = (end: number) => linesOf(axis.extent, end, line)
  const places = settle(flow, columnOf(area, vertical), { vertical, linesTo, fillsFirst: short === 0 })
  spacer.remove()
  element.remove()
  if (places?.ends[0]) places.ends[0] -= short * line
  return places && { flow, places, left: linesTo(places.ends.at(-2) ?? 0) }
}

/** The pages; where the last of them lacks lines (last-page.ts), the two last are set again. */
function endWell({ flow, places, left }: Columns, stage: HTMLElement, vertical: boolean): Foretold[] | undefined {
  const { starts, ends } = places
  const cutPages = (from: HTMLElement, at: Places): Foretold[] =>
    cut(from, at.starts).map((content, index) => ({ content, end: at.ends[index] ?? 0 }))
  const last = starts.at(-1)
  const lack = last ? lackBehind(last, flow, stage, vertical) : 0
  if (!last || !lack) return cutPages(flow, places)
  const poem = poemDivided(last)
  const before = cutPages(flow, { starts: starts.slice(0, -1), ends })
  const tail = before.pop()?.content as DocumentFragment
  const set = (short: number) => setInColumns(tail.cloneNode(true) as DocumentFragment, stage, vertical, short)
  const signature = tail.querySelector('.signature')
  signature?.classList.add(CLOSE)
  const whole = signature && set(0)
  if (whole?.places.starts.length === 0) return [...before, ...cutPages(whole.flow, whole.places)]
  signature?.classList.remove(CLOSE)
  const given = linesToGive({ lack, free: left.free }, (short) => {
    const again = set(short)
    const [start, ...more] = again?.places.starts ?? []
    if (!again || !start || more.length > 0 || takesFromPoem(poem, poemDivided(start))) return undefined
    const lack = lackBehind(start, again.flow, stage, vertical) ?? 0
    return { lack, ...again.left, atBreak: isHeading(start.node) }
  })
  const again = set(given)
  return again && [...before, ...cutPages(again.flow, again.places)]
}

/** Blanks between blocks: Paged.js does not copy them either. */
function dropBlanks(flow: DocumentFragment): void {
  const walker = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT)
  const blanks: Text[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    const beside = [text.previousSibling, text.nextSibling].some(
      (node) => node instanceof HTMLElement && isBlockTag(node),
    )
    if (beside && !text.data.trim()) blanks.push(text)
  }
  for (const blank of blanks) blank.remove()
}

/**
 * What has an extent that is no line's, notes, what the author broke, and what looks otherwise at the head of a page. Formulas in a
 * line have whole lines (formulas.ts).
 */
const MORE_THAN_TEXT =
  'table, img, svg, figure, pre, aside, hr, .columns, .note-call, .section-break, .kept, [data-break-before], [data-break-after], [style]:not(ol, .formula-box, .formula-box *)'

/** Takes the pages out of `flow` from the front; what a page end cuts is marked as the correction "splits" does it. */
function cut(flow: HTMLElement, starts: readonly Place[]): DocumentFragment[] {
  const gone = new Map<Node, number>()
  const range = document.createRange()
  const pages = starts.map(({ node, offset }) => {
    range.setStart(flow, 0)
    let next: Node = node
    if (offset > 0) {
      range.setEnd(node, offset - (gone.get(node) ?? 0))
      gone.set(node, offset)
    } else {
      // Nothing of the block stands before: the whole block goes over.
      while (next.parentNode !== flow && isFirst(next)) next = next.parentNode as Node
      range.setEndBefore(next)
    }
    let inText = offset > 0 || !(next instanceof Element && isBlockTag(next))
    const cutOnes: HTMLElement[] = []
    for (let ancestor = next.parentElement; ancestor && ancestor !== flow; ancestor = ancestor.parentElement) {
      cutOnes.push(ancestor)
      ancestor.dataset.splitTo = ''
      if (!inText || !isBlockTag(ancestor)) continue
      ancestor.dataset.splitText = ''
      inText = false
    }
    const page = range.extractContents()
    for (const one of page.querySelectorAll<HTMLElement>('[data-split-text]')) {
      if (one.querySelector('br')) delete one.dataset.splitText
    }
    for (const one of cutOnes) {
      one.removeAttribute('id')
      delete one.dataset.splitTo
      delete one.dataset.splitText
      one.dataset.splitFrom = ''
    }
    return page
  })
  range.selectNodeContents(flow)
  return [...pages, range.extractContents()]
}
