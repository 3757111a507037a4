import type { Element, ElementContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { EpubEdition, Language } from '../config/book.ts'
import { copyNode, treatFlows } from '../html/print/blocks.ts'
import { type NumberPlace, numbersIn } from '../html/print/columns.ts'
import { type Cell, type Flow, liveCells, readFlow, removeCells } from '../html/print/flow.ts'
import { writeUprightQuotes } from '../html/print/quote-forms.ts'
import { markLatinQuotes } from '../html/print/quotes.ts'
import { standUpright } from '../html/print/upright.ts'
import { writeFlow } from '../html/print/write.ts'

/** How the lines of an edition are set. */
export type LineSetting = Pick<EpubEdition, 'writing' | 'years'> & { language: Language }

/**
 * A tree with those treatments of print that need no layout. Quotes of Latin text are told from Chinese ones, which are a square wide.
 * In vertical lines short numbers and letters stand upright in one square, years and dates are in Han digits (what was written
 * stays in `data-text`), quotes are corner brackets; a turned table stands horizontally. The rest a reading system does by
 * itself, or it does without. Pure.
 */
export function setLines(element: Element, { writing, years = 'han', language }: LineSetting): Element {
  const place: Place = { writing, years, language, columns: new Map() }
  return treatFlows(element, place, { placeIn: numbersIn, treat: treatFlow })
}

type Place = NumberPlace & { language: Language; years: 'han' | 'arabic' }

function treatFlow(nodes: ElementContent[], place: Place, block: string): ElementContent[] {
  const isVertical = place.writing === 'vertical'
  // Most horizontal text has nothing to be treated.
  if (
    !isVertical &&
    !LATIN_MARK.test(nodes.map((node) => ('children' in node ? textOf(node) : literal(node))).join(''))
  )
    return nodes
  const flow = readFlow(nodes.map(copyNode), block)
  markLatinQuotes(flow)
  if (isVertical) {
    writeUprightQuotes(flow, place)
    standUpright(flow, place)
    closeUp(flow)
  }
  wrapLatinMarks(flow)
  return writeFlow(flow)
}

const literal = (node: ElementContent) => ('value' in node ? node.value : '')

/** A blank that was typed beside a number belongs to none that stands like a Han. */
function closeUp(flow: Flow): void {
  const { cells } = liveCells(flow)
  for (const [index, cell] of cells.entries()) {
    const [before, after] = [cells[index - 1], cells[index + 1]]
    if (cell.text !== ' ' || !before || !after) continue
    if (isSquare(before) && isSquare(after) && (stands(before) || stands(after))) removeCells(flow, [cell])
  }
}

const isSquare = ({ kind }: Cell) => kind === 'han' || kind === 'opener' || kind === 'closer' || kind === 'point'
const stands = ({ wraps }: Cell) => wraps.some(({ className }) => className === 'tcy' || className === 'han-number')

/** A mark that Latin and Chinese have in common, beside a letter. */
const LATIN_MARK = /[A-Za-z\u00c0-\u024f] ?[“”‘’]|[“”‘’] ?[A-Za-z\u00c0-\u024f]/u

function wrapLatinMarks(flow: Flow): void {
  for (const cell of liveCells(flow).cells) {
    const isShared = cell.kind === 'latin' && cell.wraps.length === 0 && /^[“”‘’—…·]$/u.test(cell.text)
    if (isShared) cell.wraps.push({ className: 'latin' })
  }
}
