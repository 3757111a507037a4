import type { Axis } from '../axis.ts'
import type { Origins } from '../corrections/identity-token.ts'
import { gridOf, type Place } from './grid.ts'
import { continuedCaption, repeatedHead, repeatedText } from './repeat.ts'
import { leavesLinesAlone, splitCell, staysInPart } from './split-cell.ts'

/** Gives elements that the layouter makes a name under which Paged.js knows them. */
export type Register = (element: HTMLElement) => void

/**
 * Cuts a table at the page's end, where the browser has broken it: whole rows go, a row taller than the page is cut in
 * all its cells at once, and a cell that spans the cut goes on with the rows that are left of it: with the rest of its text, or, when
 * all of that stands before, with the same text once more. What goes to the next page becomes a table of its own in the source, behind the one that is cut.
 * @param table the table as rendered, in the document
 * @param movable whether something stands before the table, so that it may go to the next page whole
 * @returns the source node with which the next page begins, or undefined when nothing of the body stays
 */
export function cutTable(
  table: HTMLTableElement,
  axis: Axis,
  origins: Origins,
  { register, movable }: { register: Register; movable: boolean },
): Node | undefined {
  const source = origins(table)?.node
  const { rows, index } = bodyRows(table, axis)
  const row = rows[index]
  const sourceRow = row && origins(row)?.node
  if (!(source instanceof HTMLTableElement) || !(sourceRow instanceof HTMLTableRowElement) || !row) return undefined
  const inside = index > 0 || beginsOnPage(row, axis) ? splitRow(row, axis, origins, index > 0 || movable) : undefined
  if (index === 0 && !inside) return undefined
  const rest = restOf(source, sourceRow, { inside, axis, origins, shown: shownCells(table, origins) })
  for (const part of [table, source]) part.dataset.splitTo = ''
  for (const gone of inside ? rows.slice(index + 1) : rows.slice(index)) gone.remove()
  for (const group of [...table.tBodies]) if (group.rows.length === 0) group.remove()
  source.after(rest)
  const figure = source.closest<HTMLElement>('figure.table')
  const number = figure?.querySelector('figcaption .caption-number')
  const caption = number ? continuedCaption(number) : undefined
  if (caption) rest.before(caption)
  for (const element of [caption, rest, ...rest.querySelectorAll<HTMLElement>('*')]) {
    if (element && element.dataset.ref === undefined) register(element)
  }
  return caption ?? rest
}

type Cut = {
  /** What the cells of a row that is itself cut leave for the next page, by source cell. */
  inside: Map<Node, DocumentFragment> | undefined
  axis: Axis
  origins: Origins
  /** Rendered cells by source cell. */
  shown: ReadonlyMap<Node, HTMLTableCellElement>
}

function restOf(source: HTMLTableElement, row: HTMLTableRowElement, cut: Cut): HTMLTableElement {
  const rest = continuation(source)
  const columns = source.querySelector(':scope > colgroup')
  if (columns) rest.append(withoutRefs(columns))
  if (source.tHead) rest.append(repeatedHead(source.tHead))
  const group = row.parentElement as HTMLTableSectionElement
  const places = gridOf(group)
  const at = [...group.rows].indexOf(row)
  const later = [...group.rows].slice(at + 1)
  const restGroup = continuation(group)
  restGroup.append(cut.inside ? goOnInside(row, places, at, cut) : goOnBehind(row, places, at, cut), ...later)
  const groups: Element[] = []
  for (let next = group.nextElementSibling; next; next = next.nextElementSibling) groups.push(next)
  rest.append(restGroup, ...groups)
  return rest
}

/** The next page begins with `row`: cells from above that reach into it go on before, between and behind its own. */
function goOnBehind(row: HTMLTableRowElement, places: readonly Place[], at: number, cut: Cut): HTMLTableRowElement {
  const own = places.filter((place) => place.row === at).map(({ cell, column }) => ({ cell, column }))
  const cells = [...own, ...spanningInto(places, at, 0, cut)].sort((one, other) => one.column - other.column)
  row.replaceChildren(...cells.map(({ cell }) => cell))
  return row
}

/** `row` itself is cut: a row of the rest of all its cells begins the next page. */
function goOnInside(row: HTMLTableRowElement, places: readonly Place[], at: number, cut: Cut): HTMLTableRowElement {
  const own = places
    .filter((place) => place.row === at)
    .map(({ cell, column, rowEnd }) => {
      const rest = continuation(cell)
      rest.append(cut.inside?.get(cell) ?? '')
      setRows(cell, 1)
      setRows(cut.shown.get(cell), 1)
      setRows(rest, rowEnd - at)
      return { cell: rest, column }
    })
  const cells = [...own, ...spanningInto(places, at, 1, cut)].sort((one, other) => one.column - other.column)
  const rest = continuation(row)
  rest.append(...cells.map(({ cell }) => cell))
  return rest
}

/** The rest of the cells that begin above row `at` and reach into it; `kept` rows of it stay on the page. */
function spanningInto(
  places: readonly Place[],
  at: number,
  kept: number,
  { axis, origins, shown }: Cut,
): { cell: HTMLTableCellElement; column: number }[] {
  return places
    .filter((place) => place.row < at && place.rowEnd > at)
    .map(({ cell, row, rowEnd, column }) => {
      const rendered = shown.get(cell)
      const rest = continuation(cell)
      const size = rendered ? axis.size(textBoxOf(rendered)) : 0
      const cut = rendered && splitCell(rendered, axis, origins)
      rest.append(cut ?? (size > 0 && size <= axis.extent * MOST_REPEATED ? repeatedText(cell) : ''))
      setRows(cell, at - row + kept)
      setRows(rendered, at - row + kept)
      setRows(rest, rowEnd - at)
      return { cell: rest, column }
    })
}

/** The part of a page up to which a spanning cell says again on the next page what it is. */
const MOST_REPEATED = 0.2

function textBoxOf(cell: HTMLElement): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(cell)
  return range.getBoundingClientRect()
}

function setRows(cell: HTMLTableCellElement | undefined, rows: number): void {
  if (!cell) return
  if (rows > 1) cell.rowSpan = rows
  else cell.removeAttribute('rowspan')
}

/** An empty element like `element` that goes on where it was cut. */
function continuation<T extends HTMLElement>(element: T): T {
  const copy = withoutRefs(element, false)
  copy.dataset.splitFrom = ''
  return copy
}

function withoutRefs<T extends Element>(element: T, deep = true): T {
  const copy = element.cloneNode(deep) as T
  for (const each of [copy, ...copy.querySelectorAll('*')]) {
    each.removeAttribute('data-ref')
    each.removeAttribute('id')
  }
  return copy
}

function shownCells(table: HTMLTableElement, origins: Origins): Map<Node, HTMLTableCellElement> {
  const shown = new Map<Node, HTMLTableCellElement>()
  for (const cell of table.querySelectorAll<HTMLTableCellElement>('td, th')) {
    const origin = origins(cell)
    if (origin) shown.set(origin.node, cell)
  }
  return shown
}

function beginsOnPage(row: HTMLElement, axis: Axis): boolean {
  const box = row.getClientRects()[0]
  return box !== undefined && axis.onPage(box)
}

/** A cell that spans rows says nothing of the end of its first row; beside one that goes on, a row has an empty box on the next page. */
function endsOnPage(row: HTMLTableRowElement, axis: Axis): boolean {
  const boxes = [row, ...[...row.cells].filter((cell) => cell.rowSpan === 1)].flatMap((each) => [
    ...each.getClientRects(),
  ])
  return boxes.every((box) => axis.onPage(box) || axis.size(box) === 0)
}

/** Rows of the body as rendered, and the index of the first that the page does not hold whole. */
function bodyRows(table: HTMLTableElement, axis: Axis): { rows: HTMLTableRowElement[]; index: number } {
  const rows = [...table.rows].filter((row) => row.parentElement !== table.tHead)
  return { rows, index: rows.findIndex((row) => !endsOnPage(row, axis)) }
}

/** The row at which the browser breaks the table. */
export function brokenRow(table: HTMLTableElement, axis: Axis): HTMLTableRowElement | undefined {
  const { rows, index } = bodyRows(table, axis)
  return rows[index]
}

/**
 * Cuts all cells of a row; undefined, and nothing is cut, when none of their text would stay on the page, or so little that the row may
 * as well go to the next page, where its lines stand together.
 */
function splitRow(
  row: HTMLTableRowElement,
  axis: Axis,
  origins: Origins,
  movable: boolean,
): Map<Node, DocumentFragment> | undefined {
  const cells = [...row.cells]
  if (!cells.some((cell) => staysInPart(cell, axis)) || !beginsOnPage(row, axis)) return undefined
  if (movable && cells.some((cell) => leavesLinesAlone(cell, axis))) return undefined
  const rests = new Map<Node, DocumentFragment>()
  for (const cell of cells) {
    const origin = origins(cell)
    const rest = splitCell(cell, axis, origins)
    if (origin && rest) rests.set(origin.node, rest)
  }
  return rests
}
