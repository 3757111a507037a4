import type { BreakToken, Layout, Page } from 'pagedjs'
import { axisOf } from './axis.ts'
import type { Correction, Internals } from './corrections/correction.ts'
import { originsFor } from './corrections/identity-token.ts'
import { opensPage } from './opens-page.ts'
import { splitSource } from './split-source.ts'
import type { Register } from './tables/cut.ts'

/**
 * Figures and tables that may leave their place (`data-float` on a child of the chapter). Such a float is laid out where
 * it stands. Where it does not fit, it is taken out, the text behind it fills the page, and the float opens the next
 * page: never before the page of its place, never before a float that stands earlier. A turned table (`.turned`) and a
 * full-page picture (`.bleed`) always wait for a page of their own, the text going on before it. What still waits when the text is over follows it. At a page's end the `top` and
 * `bottom` floats that it holds move to its head or foot.
 * @param waiting empty; holds the sources of the floats taken from the page at hand, in order. In the source all floats always stand in
 * the order of the manuscript.
 */
export function floatsOnPages(waiting: HTMLElement[], register: Register, vertical: boolean): Correction {
  let Token: Internals['BreakToken']
  return {
    name: 'floats',
    prepare(chunker) {
      const addPage = chunker.addPage
      chunker.addPage = function addPageWithFloats(blank?: boolean) {
        const page = addPage.call(this, blank)
        const layout = page.layout
        page.layout = async function layoutAndFlush(...values) {
          const token = await layout.apply(this, values)
          const [first] = waiting
          if (token || !first) return token
          for (const float of waiting) first.parentElement?.append(float)
          parted(waiting.splice(0))
          this.endToken = new Token(first)
          return this.endToken
        }
        return page
      }
      chunker.hooks.afterPageLayout.register(((_element: HTMLElement, page: Page, token: BreakToken | undefined) => {
        moveToEdges(page, token !== undefined, vertical)
        // A heading that went to the next page after all has taken with it the place of the float behind it.
        if (token) waiting.splice(0, waiting.length, ...waiting.filter((float) => precedes(float, token.node)))
        const [first] = waiting
        if (!token || !first) return
        const { next, begins } = splitSource(token, register)
        const moved = waiting.splice(0)
        for (const float of moved) first.parentElement?.insertBefore(float, next ?? null)
        const placed = moved.slice(0, nextPages(moved))
        parted(next && placed.length === moved.length ? [...placed, next] : placed)
        if (!begins) return
        token.node = first
        token.offset = 0
      }) as never)
    },
    reveal({ chunker, layout, BreakToken }) {
      Token = BreakToken
      const origins = originsFor(chunker)
      const prototype = Object.getPrototypeOf(layout)
      const search = prototype.findOverflow as Layout['findOverflow']
      prototype.findOverflow = function findOverflow(this: Layout, rendered: HTMLElement) {
        const find = () => search.call(this, rendered)
        let overflow = find()
        for (const float of rendered.querySelectorAll<HTMLElement>('[data-float]')) {
          const source = origins?.(float)?.node
          if (!(source instanceof HTMLElement) || opensPage(rendered, float)) continue
          const fits = !overflow || isBefore(float, overflow)
          const isBehind = waiting.some((other) => precedes(other, source))
          if (fits && !isBehind && !hasPage(float)) continue
          const place = document.createComment('')
          float.replaceWith(place)
          waiting.push(source)
          overflow = find()
          if (overflow && !isBefore(place, overflow)) {
            // The page ends before the float's place, and the float goes over with the text around it.
            waiting.pop()
            place.replaceWith(float)
            const again = find()
            if (again && !begins(float, again)) return again
            // In its place it would keep on the page what cannot stay without it, and overtake those that wait.
            float.replaceWith(place)
            overflow = find()
            place.replaceWith(float)
            return overflow
          }
          place.remove()
          waiting.sort((one, other) => (precedes(one, other) ? -1 : 1))
        }
        return overflow
      }
    },
  }
}

function precedes(one: Node, other: Node): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function isBefore(node: Node, overflow: Range): boolean {
  return overflow.comparePoint(node, node.childNodes.length) < 0
}

/** Whether any of `node` stands on the page that `overflow` ends. */
function begins(node: Node, overflow: Range): boolean {
  return overflow.comparePoint(node, 0) < 0
}

/** How many of the waiting floats have their pages now: one with a page of its own that does not come first waits on, so that text fills the page before it. */
function nextPages(waiting: readonly HTMLElement[]): number {
  const alone = waiting.map(hasPage)
  const next = alone.findIndex((own, index) => own && alone[index - 1] === false)
  return next < 0 ? waiting.length : next
}

/** Turned tables and full-page pictures. */
function hasPage({ classList }: HTMLElement): boolean {
  return classList.contains('turned') || classList.contains('bleed')
}

/** They begin a page, and so does what follows them. */
function parted(blocks: readonly HTMLElement[]): void {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]
    if ((before && hasPage(before)) || hasPage(block)) block.dataset.breakBefore = 'page'
  }
}

/**
 * Never above a chapter's title, and never past a float that stays; at the foot of a page that the text fills, flush
 * with it.
 */
function moveToEdges(page: Page, isFull: boolean, vertical: boolean): void {
  const chapter = page.wrapper.firstElementChild
  if (!chapter) return
  const floats = [...chapter.querySelectorAll<HTMLElement>(':scope > [data-float]')]
  const stays = floats.findIndex((float) => float.dataset.float !== 'top')
  if (!chapter.querySelector('h1')) toHead(chapter, floats.slice(0, stays < 0 ? floats.length : stays))
  const low = floats.slice(floats.findLastIndex((float) => float.dataset.float !== 'bottom') + 1)
  const [first] = low
  const last = low.at(-1)
  if (!first || !last || !isFull) return
  chapter.append(...low)
  last.style.setProperty('margin-block-end', '0')
  const axis = axisOf(page.area.getBoundingClientRect(), vertical)
  const free = axis.extent - axis.end(last.getBoundingClientRect())
  const margins = getComputedStyle(first)
  const margin = Number.parseFloat(vertical ? margins.marginRight : margins.marginTop)
  if (free >= 1) first.style.setProperty('margin-block-start', `${Math.floor(margin + free)}px`)
}

/** The ornament that is not shown at the head of a page would be, behind a float. */
function toHead(chapter: Element, floats: readonly HTMLElement[]): void {
  const first = chapter.firstElementChild
  if (floats.length > 0 && first?.matches('.section-break') && getComputedStyle(first).display === 'none')
    first.remove()
  chapter.prepend(...floats)
}
