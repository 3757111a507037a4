import { columnsFor, columnWidths } from './columns.ts'
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

/** The part of its size down to which a table is set smaller rather than fold a word of few characters. */
const LITTLE_SMALLER = 0.8

/**
 * Numbers and short words are not broken (styles/base.css): a table that is too narrow for them is set smaller, a little for the sake of
 * words, for that of numbers as far as can be read.
 */
function fitSize(table: HTMLTableElement, copy: HTMLTableElement, vertical: boolean): void {
  const extent = (element: Element = copy) => {
    const box = element.getBoundingClientRect()
    return vertical ? box.height : box.width
  }
  const mark = (name: string) => {
    for (const each of [table, copy]) each.classList.add(name)
  }
  const room = extent(copy.parentElement ?? copy)
  copy.style.inlineSize = 'min-content'
  const size = Number.parseFloat(getComputedStyle(copy).fontSize)
  const setSmaller = (least: number): boolean => {
    // Px of letters are rounded: what ought to fit may not do so at the first time.
    for (let own = size, times = 0; times < 2 && extent() > room; times += 1) {
      own = Math.floor(((own * room) / extent()) * 20) / 20
      if (own < least) return false
      for (const each of [table, copy]) each.style.fontSize = `${own}px`
    }
    return extent() <= room
  }
  if (!setSmaller(Math.max(SMALLEST, size * LITTLE_SMALLER))) {
    for (const each of [table, copy]) each.style.fontSize = ''
    mark('folded')
    if (!setSmaller(SMALLEST)) {
      for (const each of [table, copy]) each.style.fontSize = `${SMALLEST}px`
      mark('crowded')
    }
  }
  copy.style.inlineSize = ''
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
