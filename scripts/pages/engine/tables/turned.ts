import { axisOf } from '../axis.ts'
import { cutTable, type Register } from './cut.ts'
import { prepareTables } from './prepare.ts'

/**
 * Turned tables: each fills a page of its own, in a horizontal book turned to the left, in a vertical one upright with
 * horizontal lines. No page break reaches into them (their lines cross the page's), so one that is longer than its page is cut
 * here, before anything is laid out, into several that follow each other.
 * @param source the part, not in the document
 * @param page the type area of an empty page in the document
 * @param bodies note elements by id: notes called in a table keep their room at the page's foot
 */
export function prepareTurned(
  source: ParentNode,
  page: HTMLElement,
  { vertical, register, bodies }: { vertical: boolean; register: Register; bodies: ReadonlyMap<string, HTMLElement> },
): void {
  for (const figure of source.querySelectorAll<HTMLElement>('.turned[data-float]')) {
    const area = page.getBoundingClientRect()
    const notes = notesSize(figure, page, bodies, vertical)
    const line = (vertical ? area.width : area.height) - notes
    const block = vertical ? area.height : area.width
    const box = document.createElement('div')
    box.className = 'turned-box'
    box.style.cssText = `inline-size:${line}px;block-size:${block}px`
    page.append(box)
    prepareTables(figure, box, false)
    box.style.columnWidth = `${line}px`
    let parts = 0
    for (let part: HTMLElement | undefined = figure; part; part = nextPart(part, box, register)) {
      part.style.cssText = vertical ? `width:${line}px` : `height:${line}px`
      parts += 1
    }
    if (parts === 1) figure.classList.add('alone')
    box.remove()
  }
}

/** Cuts `figure` where its page ends; returns what goes on. */
function nextPart(figure: HTMLElement, box: HTMLElement, register: Register): HTMLElement | undefined {
  const copy = figure.cloneNode(true) as HTMLElement
  copy.removeAttribute('style')
  box.replaceChildren(copy)
  const origins = new Map<Node, Node>()
  const [shown, own] = [document.createTreeWalker(copy), document.createTreeWalker(figure)]
  while (shown.nextNode() && own.nextNode()) origins.set(shown.currentNode, own.currentNode)
  const table = copy.querySelector('table')
  const next =
    table &&
    cutTable(
      table,
      axisOf(box.getBoundingClientRect(), false),
      (node) => {
        const origin = origins.get(node)
        return origin && { node: origin, skipped: 0 }
      },
      { register, movable: false },
    )
  if (!next) return undefined
  const rest = figure.cloneNode(false) as HTMLElement
  rest.removeAttribute('id')
  register(rest)
  for (let node: ChildNode | null = next as ChildNode; node; ) {
    const after: ChildNode | null = node.nextSibling
    rest.append(node)
    node = after
  }
  figure.after(rest)
  return rest
}

/** What the notes of a table take at the foot of its page. */
function notesSize(
  figure: HTMLElement,
  page: HTMLElement,
  bodies: ReadonlyMap<string, HTMLElement>,
  vertical: boolean,
): number {
  const calls = [...figure.querySelectorAll('a.note-call')].map((call) => call.getAttribute('href')?.slice(1) ?? '')
  const called = [...new Set(calls)].flatMap((id) => bodies.get(decodeURIComponent(id)) ?? [])
  if (called.length === 0) return 0
  const notes = document.createElement('div')
  notes.className = 'notes'
  notes.append(...called.map((note) => note.cloneNode(true)))
  page.append(notes)
  const { width, height } = notes.getBoundingClientRect()
  notes.remove()
  return Math.ceil(vertical ? width : height)
}
