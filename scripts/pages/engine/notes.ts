import type { Layout, Page } from 'pagedjs'
import { type Axis, axisOf } from './axis.ts'
import type { Correction, Internals } from './corrections/correction.ts'
import { cutNotes } from './cut-notes.ts'
import { keepRules } from './keep-rules.ts'

/**
 * Notes at the page foot (vertical: at the left edge). `float: footnote` of Paged.js loses the text of a note longer
 * than a page and knows no vertical page. Here every search for the overflow first places the notes of the calls on
 * the page, in order, and shrinks the text by what they take:
 * - a note stands on the page of its call, whole where it fits;
 * - else it begins there when two of its lines fit, and goes on at the next page;
 * - else the line of its call moves to the next page, unless it is the first: then the whole note goes on.
 */
type Foot = {
  bodies: ReadonlyMap<string, HTMLElement>
  vertical: boolean
  /** What the last page left over: it opens the next page's notes. */
  carried: DocumentFragment | undefined
  /** What the page at hand leaves over so far. */
  rest: DocumentFragment | undefined
}

/** The method as Paged.js has it: one document lays out many parts, and each part corrects anew. */
const stockOf = new WeakMap<object, Layout['findOverflow']>()

/** `bodies`: note elements by id. The map's notes are cloned, never moved. */
export function notesAtFoot(bodies: ReadonlyMap<string, HTMLElement>, vertical: boolean): Correction {
  const foot: Foot = { bodies, vertical, carried: undefined, rest: undefined }
  return {
    name: 'notes',
    prepare(chunker) {
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
    reveal({ layout }: Internals) {
      const prototype = Object.getPrototypeOf(layout)
      const stock = stockOf.get(prototype) ?? (prototype.findOverflow as Layout['findOverflow'])
      stockOf.set(prototype, stock)
      prototype.findOverflow = function findOverflow(this: Layout, rendered: HTMLElement) {
        const find = (bounds: DOMRect) =>
          stock.call(this, rendered, withSlack(bounds, this.gap, foot.vertical), this.gap / 2)
        return keepRules(rendered, foot.vertical, () => withNotes(foot, this, rendered, find))
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

function withNotes(
  foot: Foot,
  layout: Layout,
  rendered: HTMLElement,
  find: (bounds: DOMRect) => Range | undefined,
): Range | undefined {
  const content = layout.element
  const area = content.parentElement as HTMLElement
  const notes = content.nextElementSibling as HTMLElement
  const calls = [...rendered.querySelectorAll<HTMLAnchorElement>('a.note-call[data-first-call]')]
  // A page without notes keeps the size that its style sheet gives it.
  if (calls.length === 0 && !foot.carried) return find(layout.bounds)
  const axis = axisOf(area.getBoundingClientRect(), foot.vertical)
  const overflowWithin = (size: number): Range | undefined => {
    axis.setSize(content, size)
    return find(content.getBoundingClientRect())
  }
  notes.replaceChildren()
  foot.rest = undefined

  const lineSize = Number.parseFloat(getComputedStyle(rendered).lineHeight) || 20
  const taken = () => axis.size(notes.getBoundingClientRect())
  let room = axis.extent
  if (foot.carried) {
    notes.append(foot.carried.cloneNode(true))
    // Two lines of text at least keep a carried note company.
    if (taken() > axis.extent - 2 * lineSize) foot.rest = cutNotes(notes, axis, axis.extent - 2 * lineSize)
    room = axis.extent - taken()
  }
  axis.setSize(content, room)
  for (const call of calls) {
    const box = call.getClientRects()[0]
    if (!box || !axis.onPage(box)) break
    const note = cloneOf(foot.bodies, call)
    if (!note) continue
    if (foot.rest) {
      // A note that goes on must end before the next begins.
      foot.rest.append(note)
      continue
    }
    const lineEnd = endOfLine(box, axis, lineSize)
    const free = axis.extent - lineEnd
    const before = taken()
    notes.append(note)
    const lineHeight = Number.parseFloat(getComputedStyle(note).lineHeight) || lineSize
    if (taken() > free && free - before >= 2 * lineHeight) foot.rest = cutNotes(notes, axis, free)
    if (taken() <= free) {
      axis.setSize(content, axis.extent - taken())
      // Keeping two lines together may still pull the call away.
      if (isOnPage(call, axis)) {
        room = axis.extent - taken()
        continue
      }
    }
    foot.rest = undefined
    axis.setSize(content, room)
    for (const shown of [...notes.querySelectorAll(`[id="${note.id}"]`)]) shown.remove()
    if (lineEnd < 2 * lineSize) {
      // Its line is the page's first: the text must go on, so the note follows on the next page.
      foot.rest = document.createDocumentFragment()
      foot.rest.append(cloneOf(foot.bodies, call) as HTMLElement)
      axis.setSize(content, room)
      continue
    }
    // Leave the line of the call to the next page.
    room = Math.min(room, lineEnd - lineSize)
    break
  }
  const overflow = overflowWithin(room)
  dropStrayNotes(foot, notes, calls, axis)
  if (foot.rest && !foot.rest.textContent?.trim()) foot.rest = undefined
  return overflow
}

/** Widow control may have pulled a line, and with it a call, to the next page: its note goes with it. */
function dropStrayNotes(foot: Foot, notes: HTMLElement, calls: HTMLAnchorElement[], axis: Axis): void {
  for (const call of calls) {
    if (isOnPage(call, axis)) continue
    const id = noteId(call)
    for (const stray of notes.querySelectorAll(`[id="${id}"]`)) stray.remove()
    for (const stray of foot.rest?.querySelectorAll(`[id="${id}"], [data-continues="${id}"]`) ?? []) stray.remove()
  }
}

/** A call stands high in its line and is small, so its own box does not tell the line: the grid does, on which every line stands. */
function endOfLine(call: DOMRect, axis: Axis, lineSize: number): number {
  const middle = (axis.start(call) + axis.end(call)) / 2
  return (Math.floor(middle / lineSize) + 1) * lineSize
}

function isOnPage(call: HTMLAnchorElement, axis: Axis): boolean {
  const box = call.getClientRects()[0]
  return box !== undefined && axis.onPage(box)
}

function cloneOf(bodies: ReadonlyMap<string, HTMLElement>, call: HTMLAnchorElement): HTMLElement | undefined {
  return bodies.get(noteId(call))?.cloneNode(true) as HTMLElement | undefined
}

function noteId(call: HTMLAnchorElement): string {
  return decodeURIComponent(call.getAttribute('href')?.slice(1) ?? '')
}

function placeAlone(foot: Foot, area: HTMLElement): void {
  const content = area.querySelector('.pagedjs_page_content') as HTMLElement
  const notes = area.querySelector('.notes') as HTMLElement
  const axis = axisOf(area.getBoundingClientRect(), foot.vertical)
  axis.setSize(content, 0)
  notes.append(foot.carried as DocumentFragment)
  const over = axis.size(notes.getBoundingClientRect()) > axis.extent
  foot.rest = over ? cutNotes(notes, axis, axis.extent) : undefined
}
