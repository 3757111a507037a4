import { axisOf } from './axis.ts'
import { isFirst, type Origins, placeOf } from './corrections/identity-token.ts'
import { openPage } from './corrections/light-page.ts'
import { hasContentBefore } from './keep-rules.ts'
import { linesLacking, linesOf, linesToGive } from './last-page-plan.ts'
import { outermostTable } from './tables/tables.ts'

/** A signature without the line above it: all of the chapter may fit then. */
export const CLOSE = 'close'

/** The page at hand: `rendered` is what its column container `content` holds; `goesOn` tells whether more than its text goes on to the next. */
type Work = {
  content: HTMLElement
  rendered: HTMLElement
  origins: Origins
  vertical: boolean
  goesOn: () => boolean
}

/** Finds the overflow of a page, of which `find` sets some lines shorter, so that the last page behind it lacks nothing. */
export function endWell(work: Work, find: (short: number) => Range | undefined): Range | undefined {
  const { content, rendered, vertical } = work
  const signature = rendered.querySelector('.signature')
  signature?.classList.remove(CLOSE)
  let overflow = find(0)
  if (!overflow || work.goesOn()) return overflow
  const lack = lackAt(overflow, work)
  if (!lack) return overflow
  signature?.classList.add(CLOSE)
  if (signature && !find(0)) return undefined
  signature?.classList.remove(CLOSE)
  overflow = find(0)
  if (!overflow) return undefined
  const room = content.getBoundingClientRect()
  const { free } = linesLeft(overflow, rendered, room, vertical)
  const poem = poemDivided(placeAt(overflow))
  const marks = [rendered, ...rendered.querySelectorAll<HTMLElement>('*')].map(
    (element) => [element, element.className] as const,
  )
  let set = 0
  const setShort = (short: number) => {
    // What a longer page marked is nothing to a shorter one.
    for (const [element, name] of marks) if (element instanceof HTMLElement) element.className = name
    set = short
    overflow = find(short)
  }
  const given = linesToGive({ lack, free }, (short) => {
    setShort(short)
    // Nothing is torn for a last page's sake that could stand whole.
    const torn = rendered.className !== marks[0]?.[1] || (overflow && tears(overflow, rendered))
    if (overflow && takesFromPoem(poem, poemDivided(placeAt(overflow)))) return undefined
    if (!overflow || torn || !hasContentBefore(rendered, overflow)) return undefined
    const lack = lackAt(overflow, work)
    if (lack === undefined) return undefined
    const atBreak = outermostTable(overflow.startContainer, rendered) !== undefined || isHeading(nodeAt(overflow))
    return { lack, ...linesLeft(overflow, rendered, room, vertical), atBreak }
  })
  if (given !== set) setShort(given)
  return overflow
}

function tears(overflow: Range, rendered: HTMLElement): boolean {
  const place = placeAt(overflow)
  return place !== undefined && tearsAt(place, rendered)
}

/** Whether a page end at `place` in `flow` cuts what may not be broken: a picture fits a page that is too short for its caption. */
export function tearsAt({ node, offset }: Place, flow: HTMLElement): boolean {
  for (let around = node.parentElement; around && around !== flow; around = around.parentElement) {
    if (getComputedStyle(around).breakInside !== 'avoid') continue
    const stays = rangeBefore({ node, offset }, around)
    if (stays.toString().trim() || stays.cloneContents().querySelector('img')) return true
  }
  return false
}

function rangeBefore({ node, offset }: Place, from: Node): Range {
  const range = document.createRange()
  range.setStart(from, 0)
  if (node instanceof Text) range.setEnd(node, offset)
  else range.setEndBefore(node)
  return range
}

function lackAt(overflow: Range, { content, rendered, origins, vertical }: Work): number | undefined {
  if (outermostTable(overflow.startContainer, rendered)) return 0
  const place = placeOf(overflow, rendered, origins)
  const stage = content.closest('.pagedjs_page')?.parentElement
  return place && stage ? lackBehind(place, rootOf(place.node), stage, vertical) : 0
}

/** Whether a poem gives lines that it would keep if its page were full. */
export function takesFromPoem(full: string | undefined, short: string | undefined): boolean {
  return short !== undefined && short !== full
}

function placeAt(overflow: Range): Place | undefined {
  const { startContainer, startOffset } = overflow
  const node = nodeAt(overflow)
  return node && { node, offset: startContainer instanceof Text ? startOffset : 0 }
}

/** The poem that a page end at `place` divides, by its data-ref. */
export function poemDivided(place: Place | undefined): string | undefined {
  const verse = place?.node.parentElement?.closest<HTMLElement>('.verse')
  return place && verse && rangeBefore(place, verse).toString().trim() ? verse.dataset.ref : undefined
}

function nodeAt({ startContainer, startOffset }: Range): Node | undefined {
  return startContainer instanceof Text ? startContainer : startContainer.childNodes[startOffset]
}

export function isHeading(node: Node | undefined): boolean {
  return node instanceof Element && node.matches('h2, h3, h4, h5, h6')
}

function rootOf(node: Node): Node {
  return node.parentNode ? rootOf(node.parentNode) : node
}

/** A place in a text or before an element, where a page ends. */
export type Place = { node: Node; offset: number }

/**
 * Lines that the page lacks which begins at `place` in `root`, if it is the last one: of all, or before a break of the author's. It is
 * set on an empty page of its own in `stage`, and nothing is moved. Undefined where it has notes: they fill it, or left the page before.
 */
export function lackBehind(place: Place, root: Node, stage: Element, vertical: boolean): number | undefined {
  const begin = place.offset > 0 ? place : { node: outermostFirst(place.node, root), offset: 0 }
  const stop = nextBreak(begin.node, root)
  if (isList(root)) return 0
  if (textBehind(begin, root, stop) > MOST_TEXT) return 0
  const copy = copyOf(begin, root, stop)
  if (copy.querySelector('.note-call[data-first-call]')) return undefined
  const shown = openPage(stage)
  shown.wrapper.append(copy)
  const lack = lackOn(shown.area, shown.wrapper, vertical)
  shown.element.remove()
  return lack
}

/** Contents and an index are no running text: their pages are as full as they can be. */
function isList(root: Node): boolean {
  const part = root instanceof Element || root instanceof DocumentFragment ? root.firstElementChild : undefined
  return part?.matches('.contents, .meeting, .index') ?? false
}

function outermostFirst(node: Node, root: Node): Node {
  const { parentNode } = node
  return parentNode && parentNode !== root && isFirst(node) ? outermostFirst(parentNode, root) : node
}

function lackOn(area: HTMLElement, wrapper: HTMLElement, vertical: boolean): number {
  const axis = axisOf(area.getBoundingClientRect(), vertical)
  const pitch = Number.parseFloat(getComputedStyle(wrapper).lineHeight)
  const linesTo = (end: number) => Math.ceil((end - 1) / pitch)
  const lines = linesTo(axis.end(wrapper.getBoundingClientRect()))
  const signature = wrapper.querySelector('.signature')
  if (!signature) return linesLacking(lines)
  const margin = getComputedStyle(signature)
  const company =
    axis.start(signature.getBoundingClientRect()) - Number.parseFloat(vertical ? margin.marginRight : margin.marginTop)
  return linesLacking(lines, linesTo(company))
}

/** Lines of a page, and of them those that `overflow` leaves empty. */
function linesLeft(overflow: Range, rendered: HTMLElement, page: DOMRect, vertical: boolean) {
  const stays = document.createRange()
  stays.setStart(rendered, 0)
  stays.setEnd(overflow.startContainer, overflow.startOffset)
  const axis = axisOf(page, vertical)
  const pitch = Number.parseFloat(getComputedStyle(rendered).lineHeight)
  return linesOf(axis.extent, axis.end(stays.getBoundingClientRect()), pitch)
}

function nextBreak(node: Node, root: Node): Element | undefined {
  if (!(root instanceof Element || root instanceof DocumentFragment)) return undefined
  const breaks = [...root.querySelectorAll('[data-break-before]')]
  return breaks.find((one) => node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
}

/** More than that is more than five lines, be the page as wide as A4. */
const MOST_TEXT = 300

/** Characters behind `place`; counted no further than needed. */
function textBehind({ node, offset }: Place, root: Node, stop: Element | undefined): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  walker.currentNode = node
  let sum = node instanceof Text ? node.length - offset : 0
  while (sum <= MOST_TEXT && walker.nextNode() && walker.currentNode !== stop) {
    if (walker.currentNode instanceof Text) sum += walker.currentNode.data.trim().length
  }
  return sum
}

function copyOf({ node, offset }: Place, root: Node, stop: Element | undefined): DocumentFragment {
  const range = document.createRange()
  if (offset > 0) range.setStart(node, offset)
  else range.setStartBefore(node)
  if (stop) range.setEndBefore(stop)
  else range.setEnd(root, root.childNodes.length)
  const copy = range.cloneContents()
  let part = copy.firstElementChild
  for (
    let around = node.parentElement;
    around && around !== root && part instanceof HTMLElement;
    around = around.parentElement
  ) {
    part.dataset.splitFrom = ''
    part = part.firstElementChild
  }
  return copy
}
