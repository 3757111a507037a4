import { isFirst } from './corrections/identity-token.ts'
import { isBlockTag } from './corrections/splits.ts'
import { fillHole } from './holes.ts'
import { leavesOneLine } from './keep-rules.ts'
import { type Place, tearsAt } from './last-page.ts'
import type { linesOf } from './last-page-plan.ts'
import { type Column, findPlaces, type Places } from './places.ts'

/** `linesTo`: lines of a page, and those empty that ends `end` px from its start; `fillsFirst`: a hole at the end of the first is filled. */
type Pages = { vertical: boolean; linesTo: (end: number) => ReturnType<typeof linesOf>; fillsFirst: boolean }

/**
 * Where pages begin in a flow that stands in columns, by the rules that multi-column layout leaves unkept (keep-rules.ts), page by page:
 * where one is broken, what breaks it is marked, and all is laid out again. Undefined where the columns do not tell it, or tell it too dearly.
 */
export function settle(flow: HTMLElement, column: Column, pages: Pages): Places | undefined {
  const blocks = [...flow.querySelectorAll<HTMLElement>('*')].filter(
    (one) => isBlockTag(one) && ![...one.children].some(isBlockTag),
  )
  // Text beside blocks stands in lines of its own, which no block's boxes tell.
  const told = blocks.reduce((sum, block) => sum + (block.textContent?.length ?? 0), 0)
  if (blocks.length === 0 || told !== flow.textContent?.length) return undefined
  let layouts = 0
  const find = () => {
    layouts += 1
    return layouts > MOST_LAYOUTS ? undefined : findPlaces(blocks, column)
  }
  let places = find()
  for (let page = 0; places && page < places.starts.length; page += 1) {
    // Nothing stands on it, as what comes next may not be broken and is taller than a page.
    if (!places.ends[page]) return undefined
    const findKept = (found = find()) => keepWidows(found, page, pages.vertical, find)
    places = findKept(places)
    if (places?.starts[page] && (page > 0 || pages.fillsFirst)) {
      places = fillHole(places, findKept, ({ starts, ends }) => ({
        next: blockAt(starts[page]),
        ...pages.linesTo(ends[page] ?? 0),
      }))
    }
    if (tearsAnnounced(places?.starts[page], flow)) return undefined
  }
  return places
}

const MOST_LAYOUTS = 40

/**
 * Chromium cuts a paragraph of three lines after the second in spite of widows: it is kept whole. Undefined where it is cut all the same,
 * as what has to stand together before it fills the page; a poem that is divided may be.
 */
function keepWidows(
  found: Places | undefined,
  page: number,
  vertical: boolean,
  find: () => Places | undefined,
): Places | undefined {
  const node = found?.starts[page]?.node
  const element = node instanceof HTMLElement ? node : node?.parentElement
  const paragraph = element?.closest<HTMLElement>('p, li')
  if (!paragraph || !leavesOneLine(paragraph, vertical)) return found
  if (paragraph.matches('.kept')) return paragraph.closest('.divided') ? found : undefined
  paragraph.classList.add('kept')
  return keepWidows(find(), page, vertical, find)
}

/** Among columns Chromium may cut what is to stay whole rather than the end of a lead-in from the page before; on a page of its own it does not. */
function tearsAnnounced(place: Place | undefined, flow: HTMLElement): boolean {
  const element = place?.node instanceof Element ? place.node : place?.node.parentElement
  const leadIn = element?.closest('.verse')?.previousElementSibling
  if (!place || !leadIn?.matches('p.lead-in') || leadIn.getClientRects().length < 2) return false
  return tearsAt(place, flow)
}

/** Places are told by the paragraph that a page begins with: that of a poem begins the poem. A lead-in that is cut is told by its text. */
function blockAt(place: Place | undefined): Node | undefined {
  if (place?.node instanceof Text) return place.node.parentElement?.closest('p.lead-in') ?? undefined
  if (!place || place.offset > 0) return undefined
  const verse = place.node instanceof Element ? place.node.closest('.verse') : undefined
  return verse && isFirst(place.node) ? verse : place.node
}
