import type { Layout, Page } from 'pagedjs'
import { type Axis, axisOf } from './axis.ts'
import type { Correction, Internals } from './corrections/correction.ts'
import { originsFor } from './corrections/identity-token.ts'
import { cutNotes } from './cut-notes.ts'
import { hasContentBefore, keepRules } from './keep-rules.ts'
import { endWell } from './last-page.ts'
import { callsOn, measureCalls, type NoteCall } from './note-calls.ts'
import { planNotes } from './note-plan.ts'
import { hurtsPicture, openingFigure } from './opening-figure.ts'
import { isUnfinished } from './unfinished.ts'

/**
 * Notes at the page foot (vertical: at the left edge). `float: footnote` of Paged.js loses the text of a note longer than a
 * page and knows no vertical page. Here every search for the overflow first decides which notes the page takes
 * (note-plan.ts) and leaves the rest of it to the text. When the page is done, the calls that are on it have the last word:
 * whatever moved them, no note is lost and none stands twice.
 */
type Foot = {
  bodies: ReadonlyMap<string, HTMLElement>
  vertical: boolean
  /** What the last page left over: it opens the next page's notes. */
  carried: DocumentFragment | undefined
  /** What the page at hand leaves over so far. */
  rest: DocumentFragment | undefined
  /** Notes of finished pages. */
  done: Set<string>
}

/** The method as Paged.js has it: one document lays out many parts, and each part corrects anew. */
const stockOf = new WeakMap<object, Layout['findOverflow']>()

/**
 * `bodies`: note elements by id. The map's notes are cloned, never moved. `floatsWait`: whether something will stand before the text of the next
 * page.
 */
export function notesAtFoot(
  bodies: ReadonlyMap<string, HTMLElement>,
  vertical: boolean,
  floatsWait: () => boolean,
): Correction {
  const foot: Foot = { bodies, vertical, carried: undefined, rest: undefined, done: new Set() }
  return {
    name: 'notes',
    prepare(chunker) {
      chunker.hooks.afterPageLayout.register(((_element: HTMLElement, page: Page) => settle(foot, page)) as never)
      chunker.hooks.finalizePage.register(((_element: HTMLElement, page: Page) => {
        foot.carried = foot.rest
        foot.rest = undefined
        if (page.endToken || !foot.carried) return
        // The text is over and notes are not: a page of notes alone, finished like any other, so that more may follow.
        const alone = chunker.addPage(true)
        alone.createWrapper()
        placeAlone(foot, alone.pagebox)
        chunker.hooks.finalizePage.trigger(alone.element, alone)
      }) as never)
    },
    reveal({ chunker, layout }: Internals) {
      const origins = originsFor(chunker)
      const prototype = Object.getPrototypeOf(layout)
      const stock = stockOf.get(prototype) ?? (prototype.findOverflow as Layout['findOverflow'])
      stockOf.set(prototype, stock)
      prototype.findOverflow = function findOverflow(this: Layout, rendered: HTMLElement) {
        if (origins && isUnfinished(rendered, origins)) return undefined
        const find = (bounds: DOMRect) =>
          stock.call(this, rendered, withSlack(bounds, this.gap, foot.vertical), this.gap / 2)
        const findShort = (short: number) =>
          keepRules(rendered, vertical, () => withNotes(foot, this, rendered, find, short * pitchOf(rendered)), {
            fills: short === 0,
          })
        const goesOn = () => floatsWait() || foot.rest !== undefined
        return origins
          ? endWell({ content: this.element, rendered, origins, vertical, goesOn }, findShort)
          : findShort(0)
      }
    },
  }
}

/**
 * Half way to the next column: what overflows stands a whole gap away, and neither rounding nor a blank that hangs at the end of a line
 * may look like it. Paged.js adds the gap along the horizontal only, where vertical columns stand one below the other.
 */
function withSlack(bounds: DOMRect, gap: number, vertical: boolean): DOMRect {
  return vertical ? new DOMRect(bounds.x, bounds.y, bounds.width, bounds.height + gap / 2) : bounds
}

/** The page at hand while its overflow is looked for. */
export type Work = { rendered: HTMLElement; content: HTMLElement; notes: HTMLElement; axis: Axis; line: number }

function withNotes(
  foot: Foot,
  layout: Layout,
  rendered: HTMLElement,
  find: (bounds: DOMRect) => Range | undefined,
  short: number,
): Range | undefined {
  const calls = callsOn(rendered).filter((call) => !foot.done.has(call.note) && foot.bodies.has(call.note))
  const content = layout.element
  // A page without notes keeps the size that its style sheet gives it.
  content.removeAttribute('style')
  const notes = content.nextElementSibling as HTMLElement
  // What called the notes of the last search may have left the page since.
  notes.replaceChildren()
  foot.rest = undefined
  const hasNotes = calls.length > 0 || foot.carried !== undefined
  if (!hasNotes && short === 0) return find(layout.bounds)
  const axis = axisOf((content.parentElement as HTMLElement).getBoundingClientRect(), foot.vertical)
  const line = pitchOf(rendered)
  const work: Work = { rendered, content, notes, axis, line }
  const findWithin = (room: number): Range | undefined => {
    axis.setSize(content, room - short)
    return find(content.getBoundingClientRect())
  }
  if (!hasNotes) return findWithin(axis.extent)
  // Carried notes leave two lines to the text, and more only where the page begins with something that may not be broken.
  const companies = foot.carried ? [COMPANY * line, axis.extent / 2, ...openingFigure(work), axis.extent] : [0]
  for (const company of companies) {
    const carried = openNotes(foot, work, company)
    const overflow = placeNotes(foot, work, carried, calls, findWithin)
    if (carried === 0) return overflow
    if (overflow && !hasContentBefore(rendered, overflow)) continue
    if (company === axis.extent || !hurtsPicture(work, overflow)) return overflow
  }
  return undefined
}

/** Lines of text that keep carried notes company. */
const COMPANY = 2

/** Puts what was carried over at the head of the notes, cut so that `company` px are left; returns what it takes. */
function openNotes(foot: Foot, { notes, axis }: Work, company: number): number {
  notes.replaceChildren()
  foot.rest = undefined
  if (!foot.carried) return 0
  notes.append(foot.carried.cloneNode(true))
  foot.rest = cutNotes(notes, axis, axis.extent - company)
  return axis.size(notes.getBoundingClientRect())
}

function placeNotes(
  foot: Foot,
  { rendered, content, notes, axis, line }: Work,
  carried: number,
  calls: readonly NoteCall[],
  find: (room: number) => Range | undefined,
): Range | undefined {
  axis.setSize(content, axis.extent)
  const boxes = measureCalls(calls, rendered, axis, line)
  const opened = [...notes.children]
  const carriedRest = foot.rest
  const bodies = boxes.map(({ note }) => bodyOf(foot, note))
  if (!carriedRest) notes.append(...bodies)
  const origin = axis.start(notes.getBoundingClientRect())
  const taken = carriedRest ? [] : bodies.map((body) => axis.end(body.getBoundingClientRect()) - origin)
  const first = notes.firstElementChild
  const lead = first ? axis.start(first.getBoundingClientRect()) - origin : 0
  const pitch = first ? pitchOf(first) : line
  const { extent } = axis
  for (;;) {
    const unfinished = carriedRest !== undefined
    const { whole, cut, late, room, left } = planNotes(boxes, { extent, carried, unfinished, taken, lead, line: pitch })
    notes.replaceChildren(...opened, ...bodies.slice(0, cut === undefined ? whole : whole + 1))
    foot.rest = cut === undefined ? carriedRest : cutNotes(notes, axis, cut)
    const next = cut === undefined ? whole : whole + 1
    if (late > 0) {
      const rest = new DocumentFragment()
      if (foot.rest) rest.append(foot.rest.cloneNode(true))
      rest.append(...bodies.slice(next, next + late).map((body) => body.cloneNode(true)))
      foot.rest = rest
    }
    const divided = boxes.slice(next, next + late).find(({ kept }) => kept?.matches(DIVISIBLE))?.kept
    if (divided) {
      divided.classList.add('divided')
      notes.replaceChildren(...opened)
      foot.rest = carriedRest
      return placeNotes(foot, { rendered, content, notes, axis, line }, carried, calls, find)
    }
    const overflow = find(room)
    const box = left === undefined ? undefined : boxes[left]
    if (!box || box.first || !overflow || hasContentBefore(rendered, overflow)) return overflow
    // Without that line the page would be empty. A row that goes on from the page before may be broken again.
    if (box.kept === undefined && !rendered.classList.contains('over-tall')) return overflow
    box.first = true
  }
}

/** Kept whole for its looks only: rather than let its notes follow on the next page, it is divided. */
const DIVISIBLE = ':is(.verse, .verse > p, .kept):not(.divided)'

/**
 * When the text of a page is cut, the calls that are left on it decide: rules of the layout may have moved a line that the
 * plan counted on. The text takes what the notes leave, so that they stand at the very foot.
 */
function settle(foot: Foot, page: Page): void {
  const called = callsOn(page.wrapper).map(({ note }) => note)
  const notes = page.area.nextElementSibling as HTMLElement
  page.area.removeAttribute('style')
  if (called.length === 0 && !foot.carried && !notes.firstChild) return
  const known = new Set([...foot.done, ...called])
  const seen = new Set(foot.done)
  for (const root of [notes, foot.rest]) {
    for (const note of root?.querySelectorAll<HTMLElement>('.note') ?? []) {
      const id = note.id || (note.dataset.continues ?? '')
      if (known.has(id)) seen.add(id)
      else note.remove()
    }
  }
  for (const id of called) {
    if (seen.has(id) || !foot.bodies.has(id)) continue
    foot.rest ??= new DocumentFragment()
    foot.rest.append(bodyOf(foot, id))
  }
  foot.done = new Set([...seen, ...called])
  if (!foot.rest?.firstElementChild) foot.rest = undefined
  const axis = axisOf(page.pagebox.getBoundingClientRect(), foot.vertical)
  axis.setSize(page.area, axis.extent - axis.size(notes.getBoundingClientRect()))
}

function placeAlone(foot: Foot, area: HTMLElement): void {
  const content = area.querySelector('.pagedjs_page_content') as HTMLElement
  const notes = area.querySelector('.notes') as HTMLElement
  const axis = axisOf(area.getBoundingClientRect(), foot.vertical)
  axis.setSize(content, 0)
  const carried = foot.carried as DocumentFragment
  notes.append(carried.cloneNode(true))
  foot.rest = cutNotes(notes, axis, axis.extent)
  if (notes.firstChild) return
  // What no page can hold is set all the same: it is reported as standing outside, and the rest is not lost.
  notes.append(carried)
  foot.rest = undefined
}

function bodyOf(foot: Foot, note: string): HTMLElement {
  return foot.bodies.get(note)?.cloneNode(true) as HTMLElement
}

function pitchOf(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 20
}
