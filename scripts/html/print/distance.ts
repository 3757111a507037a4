import { hasClass } from '../elements.ts'
import type { CharacterClass } from './characters.ts'
import { type Cell, edgeKind, type Flow, liveCells, OBJECT } from './flow.ts'

/**
 * The distance between Han and Latin where the border of an inline element lies between them. text-autospace draws it there
 * too, but Chromium takes it away at a line end only inside one text node; a space that collapses is right in both places.
 * In vertical lines it is drawn inside kept-together runs too: where text-autospace is at work in such a span, Chromium 153 may paint the
 * Han behind Latin text half a square beside its line, so styles/vertical.css turns it off there.
 * Comes last: it has to know the spans that the other treatments make.
 */
export function distanceAtBorders(flow: Flow, { writing }: { writing: 'horizontal' | 'vertical' }): void {
  const { cells, indices } = liveCells(flow)
  const cuts = new Set(flow.unbroken.flat())
  for (let index = 1; index < cells.length; index += 1) {
    const [before, after] = [cells[index - 1] as Cell, cells[index] as Cell]
    if (!meets(before, after)) continue
    const border =
      before.origin !== after.origin ||
      before.wraps[0] !== after.wraps[0] ||
      cuts.has(indices[index] as number) ||
      cuts.has((indices[index - 1] as number) + 1)
    const inside = isInside(flow, indices[index] as number)
    if (inside ? writing === 'horizontal' && !isFormula(before) && !isFormula(after) : !border) continue
    if (after.origin.type === 'text') after.gapBefore = 'thin-space'
    else if (before.origin.type === 'text') before.gapAfter = 'thin-space'
  }
}

/** A box to the browser, beside which text-autospace draws nothing. */
const isFormula = ({ origin }: Cell) => origin.type === 'element' && hasClass(origin, 'formula-box')

function meets(before: Cell, after: Cell): boolean {
  const [one, other] = [kindAt(before, 'last'), kindAt(after, 'first')]
  return (one === 'han' && other === 'latin') || (one === 'latin' && other === 'han')
}

/** Code may begin with a letter and end with a sign. */
function kindAt({ kind, text, origin }: Cell, end: 'first' | 'last'): CharacterClass {
  if (kind === 'other' && text === OBJECT && origin.type === 'element') return edgeKind(origin, end)
  return kind === 'digit' ? 'latin' : kind
}

/** Within an unbroken run there is no line end, and text-autospace is right in a horizontal one. */
function isInside(flow: Flow, index: number): boolean {
  return flow.unbroken.some(([start, end]) => start < index && index < end)
}
