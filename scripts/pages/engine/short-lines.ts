import { BOX, boxAt, firstPlace, type InlineRun, inlineRuns, isEmpty } from './inline-runs.ts'
import { type LineAxis, lineAxisOf } from './line-axis.ts'
import { stretchAt } from './line-stretch.ts'
import { unwrapEnd, wrapEnd } from './short-line-end.ts'

/**
 * Leaves lines short that their setter would draw out by more than a quarter of a square at every character (R13, CLREQ 3.2.4 字距调整): where
 * something long that may not be broken begins the next line, and the line has few Han. Such a line is set solid, as the last
 * one of a paragraph is: what stands at its end gets the empty rest as its margin (.short-line), and no line breaks elsewhere.
 * @param page what stands on one page, in the document; its texts are cut where such a line ends
 */
export function leaveShort(page: HTMLElement, vertical: boolean): void {
  const axis = lineAxisOf(vertical)
  const square = Number.parseFloat(getComputedStyle(page).fontSize)
  const found = Map.groupBy(
    inlineRuns(page)
      .filter((run) => LONG.test(run.text) || axis.length(run.block.getBoundingClientRect()) < LINE * square)
      .flatMap((run) => wideLines(run, axis)),
    ({ run }) => run.block,
  )
  for (const [block, lines] of found) {
    if (getComputedStyle(block).textAlign === 'justify') leaveShortIn(block, lines, axis)
  }
}

/** What a line may have no room for, but for Han and their marks: of those never so many stay together that a line of `LINE` squares suffers. */
const LONG = /[^\s\p{sc=Han}\u3000-\u303f\uff00-\uffef]{6}|\ufffc/u
const LINE = 24

/** A line by the place of what stands at its end, and px from where its block begins to its middle. */
type WideLine = { run: InlineRun; last: number; depth: number }

function leaveShortIn(block: HTMLElement, lines: readonly WideLine[], axis: LineAxis): void {
  const { width, height } = block.getBoundingClientRect()
  const style = block.getAttribute('style')
  // From behind, since a text that is cut keeps its beginning.
  const ends = lines.toReversed().map(({ run, last, depth }) => ({ end: wrapEnd(run, last), depth }))
  // Drawn out, they would hide how much room there is.
  for (const name of ['text-align', 'text-align-last']) block.style.setProperty(name, 'start', 'important')
  const edge = lineEndOf(block, axis)
  const rests = ends.map(({ end }) => edge - axis.end(lastBox(end)))
  if (style === null) block.removeAttribute('style')
  else block.setAttribute('style', style)
  for (const [index, { end }] of ends.entries()) end.style.setProperty('--rest', `${snap(rests[index] ?? 0)}px`)
  const around = block.getBoundingClientRect()
  const same = around.width === width && around.height === height
  if (same && ends.every(({ end, depth }) => Math.abs(axis.depth(lastBox(end), around) - depth) < 1)) return
  // Better drawn out than broken elsewhere, which would leave the page a line longer.
  for (const { end } of ends) unwrapEnd(end)
  block.normalize()
}

/** Hundredths, as style attributes are written out, and a little less: the line must not break for it. */
const snap = (length: number) => Math.max(0, Math.floor(length * 100 - 10) / 100)

/** The lines of a run that are drawn out too far. Characters are asked here and there, three or four in a line. */
function wideLines(run: InlineRun, axis: LineAxis): WideLine[] {
  const found: WideLine[] = []
  const around = run.block.getBoundingClientRect()
  const lineEnd = axis.end(around)
  for (let place = 0; place < run.text.length; ) {
    const stretch = stretchAt(run, place, axis)
    if (!stretch?.wide && !stretch?.tells) {
      place += 1
      continue
    }
    const { wide, box, square } = stretch
    if (!wide) {
      // No character is longer than this one: so many are in the same line, unless a box is among them.
      place += 1 + reach(run, place + 1, Math.floor((lineEnd - axis.end(box)) / Math.max(square, axis.length(box))) - 1)
      continue
    }
    const depth = axis.depth(box, around)
    const next = firstPlace(run, place + 1, (other) => Math.abs(axis.depth(other, around) - depth) > 0.6 * square)
    let last = next - 1
    while (last > place && isEmpty(run, last)) last -= 1
    found.push({ run, last, depth: axis.depth(boxAt(run, last) ?? box, around) })
    place = next
  }
  return found
}

/** Up to `most` places from `from` on that hold a character each. */
function reach(run: InlineRun, from: number, most: number): number {
  const text = run.text.slice(from, from + Math.max(0, most))
  const box = text.indexOf(BOX)
  return box < 0 ? text.length : box
}

function lastBox(element: Element): DOMRect {
  const boxes = element.getClientRects()
  return boxes[boxes.length - 1] ?? element.getBoundingClientRect()
}

function lineEndOf(block: HTMLElement, axis: LineAxis): number {
  const { paddingInlineEnd, borderInlineEndWidth } = getComputedStyle(block)
  const edge = Number.parseFloat(paddingInlineEnd) + Number.parseFloat(borderInlineEndWidth)
  return axis.end(block.getBoundingClientRect()) - edge
}
