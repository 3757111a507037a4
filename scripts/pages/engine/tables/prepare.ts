import { gridOf } from './grid.ts'
import { markRows } from './rows.ts'

/**
 * Measures every table that may break, before anything is laid out: its columns keep their widths on all its pages
 * (each page alone would find its own), and its rows are told what they stay with (rows.ts).
 * Tables that are prepared already keep what they have.
 * @param source the part, not in the document
 * @param measure an empty page in the document
 */
export function prepareTables(source: ParentNode, measure: HTMLElement, vertical: boolean): void {
  const tables = [...source.querySelectorAll('table')].filter((table) => !table.parentElement?.closest('table'))
  for (const table of tables) if (!table.classList.contains('fixed')) prepareTable(table, measure, vertical)
}

function prepareTable(table: HTMLTableElement, measure: HTMLElement, vertical: boolean): void {
  const most = sizeOf(measure.getBoundingClientRect(), vertical)
  const shell = shellOf(table)
  const copy = table.cloneNode(true) as HTMLTableElement
  shell.inner.append(copy)
  measure.append(shell.outer)
  for (const columns of table.querySelectorAll(':scope > colgroup, :scope > col')) columns.remove()
  for (const columns of copy.querySelectorAll(':scope > colgroup, :scope > col')) columns.remove()
  const fixed = columnsFor(copy)
  copy.prepend(fixed)
  fitSize(table, copy, vertical)
  const widths = columnWidths(copy, fixed, vertical)
  for (const [index, column] of [...fixed.children].entries())
    column.setAttribute('style', `inline-size:${widths[index]}px`)
  copy.classList.add('fixed')
  const head = copy.tHead ? sizeOf(copy.tHead.getBoundingClientRect(), vertical) : 0
  const caption = sizeOf(shell.inner.querySelector('figcaption')?.getBoundingClientRect(), vertical)
  const before = head + caption
  const opening = { 2: most * MOST_MOVED - before, 3: most * LITTLE_MOVED - before }
  markRows({ table, copy, most: most - before, opening, vertical })
  shell.outer.remove()
  table.prepend(fixed)
  table.classList.add('fixed')
}

/** The part of a page that the beginning of a table may leave empty, with two rows or with three. */
const [MOST_MOVED, LITTLE_MOVED] = [1 / 3, 1 / 4]

/** px below which nobody sets a table: 6 pt, 小六号 and less. */
const SMALLEST = 8

/** Numbers and short words are not broken (styles/base.css): a table that is too narrow for them is set smaller, as far as can be read. */
function fitSize(table: HTMLTableElement, copy: HTMLTableElement, vertical: boolean): void {
  const extent = (element: Element = copy) => {
    const box = element.getBoundingClientRect()
    return vertical ? box.height : box.width
  }
  const room = extent(copy.parentElement ?? copy)
  copy.style.inlineSize = 'min-content'
  const size = Number.parseFloat(getComputedStyle(copy).fontSize)
  const share = room / extent()
  if (share < 1) {
    const fitting = Math.max(SMALLEST, Math.floor(size * share * 20) / 20)
    for (const each of [table, copy]) each.style.fontSize = `${fitting}px`
    if (extent() > room) for (const each of [table, copy]) each.classList.add('crowded')
  }
  copy.style.inlineSize = ''
}

/** Characters that a column has room for, if it has as many: fewer than that to a line, a text cannot be read. */
const LEGIBLE = 4

/**
 * What the browser gives the columns. It shares the room out by the length of the texts, so that a name beside a long text stands
 * one character below the other: such columns get room for a few characters, which those that have more of it give.
 */
function columnWidths(copy: HTMLTableElement, columns: HTMLElement, vertical: boolean): number[] {
  const measured = (size: string) => {
    copy.style.inlineSize = size
    const widths = [...columns.children].map((column) => {
      const box = column.getBoundingClientRect()
      return vertical ? box.height : box.width
    })
    copy.style.inlineSize = ''
    return widths
  }
  const rounded = (widths: readonly number[]) => widths.map((width) => Math.round(width * 100) / 100)
  const given = measured('')
  const cell = copy.querySelector('td, th')
  if (!cell) return rounded(given)
  const { fontSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(cell)
  const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd)
  const legible = LEGIBLE * Number.parseFloat(fontSize) + padding
  if (given.every((width) => width >= legible)) return rounded(given)
  const [least, most] = [measured('min-content'), measured('max-content')]
  const wanted = least.map((width, index) => Math.max(width, Math.min(most[index] as number, legible)))
  const spare = given.map((width, index) => width - (wanted[index] as number))
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + Math.max(0, width), 0)
  const missing = sum(spare.map((width) => -width))
  const share = missing / sum(spare)
  if (!(share < 1)) return rounded(given)
  return rounded(
    given.map((width, index) => width - (spare[index] as number) * ((spare[index] as number) > 0 ? share : 1)),
  )
}

function columnsFor(table: HTMLTableElement): HTMLElement {
  const groups = [...table.tBodies, ...[table.tHead, table.tFoot].filter((group) => group !== null)]
  const ends = groups.flatMap((group) => gridOf(group).map(({ columnEnd }) => columnEnd))
  const columns = document.createElement('colgroup')
  for (let index = 0; index < Math.max(0, ...ends); index += 1) columns.append(document.createElement('col'))
  return columns
}

/** The elements around a table, without what else stands in them: lists and quotations narrow it. */
function shellOf(table: HTMLTableElement): { outer: HTMLElement; inner: HTMLElement } {
  let outer: HTMLElement | undefined
  let inner: HTMLElement | undefined
  for (let around = table.parentElement; around; around = around.parentElement) {
    const copy = around.cloneNode(around.matches('figure')) as HTMLElement
    if (around.matches('figure')) copy.querySelector('table')?.remove()
    if (outer) copy.append(outer)
    outer = copy
    inner ??= copy
  }
  outer ??= document.createElement('div')
  return { outer, inner: inner ?? outer }
}

function sizeOf(box: DOMRect | undefined, vertical: boolean): number {
  return (vertical ? box?.width : box?.height) ?? 0
}
