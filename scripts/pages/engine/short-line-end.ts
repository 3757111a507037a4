import { type InlineRun, leafAt } from './inline-runs.ts'

/** Puts a span round what stands at the end of a line: a Han, a mark, a word, a box. */
export function wrapEnd(run: InlineRun, last: number): HTMLElement {
  const span = document.createElement('span')
  span.className = 'short-line'
  const { node, offset } = leafAt(run, last)
  let piece: ChildNode = node
  if (node instanceof Text) {
    const end = offset + 1
    if (end < node.length) node.splitText(end)
    const length = LAST_PIECE.exec(node.data)?.[0].length ?? 1
    if (length < end) piece = node.splitText(end - length)
  }
  // Outside of what is drawn under a name, beside a dot, which must not reach into the empty rest, and of what holds together.
  while (piece.parentElement?.matches('.dot, .proper-name, .book-title, .nb')) {
    const around: HTMLElement = piece.parentElement
    if (around.lastChild === piece) piece = around
    else if (around.matches('.nb')) break
    else piece = frontOf(around, piece)
  }
  piece.replaceWith(span)
  span.append(piece)
  const [here, next] = [run.text[last] ?? '', run.text[last + 1] ?? '']
  if ((HAN.test(here) && LATIN.test(next)) || (LATIN.test(here) && HAN.test(next))) span.after(distance())
  return span
}

/** Takes such a span away again. */
export function unwrapEnd(span: HTMLElement): void {
  if (span.nextElementSibling?.matches(`[${ADDED}]`)) span.nextElementSibling.remove()
  span.replaceWith(...span.childNodes)
}

/** A word whole, since letters are shaped together; of Han and their marks one, with what combines with it. */
const LAST_PIECE = /(?:[^\s\p{sc=Han}\u3000-\u303f\uff00-\uffef]+|\P{M}\p{M}*)$/u

const HAN = /\p{sc=Han}/u
const LATIN = /[\p{sc=Latin}0-9]/u

const ADDED = 'data-at-short-line'

/**
 * At the border of an element Chromium draws its distance between Han and Latin at a line end too, and the next line begins with it:
 * a space takes its place (html/print/distance.ts).
 */
function distance(): HTMLElement {
  const space = document.createElement('span')
  space.className = 'thin-space'
  space.dataset.generated = ''
  space.setAttribute(ADDED, '')
  space.textContent = ' '
  return space
}

/** What of `element` stands up to `last`, taken out and put before it. */
function frontOf(element: HTMLElement, last: ChildNode): HTMLElement {
  const range = document.createRange()
  range.setStartBefore(element)
  range.setEndAfter(last)
  element.before(range.extractContents())
  element.removeAttribute('id')
  element.dataset.rest = 'true'
  return element.previousElementSibling as HTMLElement
}
