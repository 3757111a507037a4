import type { Element, Nodes } from 'hast'
import { hasClass, isElement } from '../elements.ts'

/**
 * How a table cell that is a number stands in vertical text: on its side, or as a year in Han digits. Cells that are not
 * named follow the rule of the text (upright.ts).
 */
export type NumberForm = 'sideways' | 'year'

/** What decides how the numbers of a flow stand. */
export type NumberPlace = {
  /** That of the place, not of the edition: a turned table stands horizontally in a vertical book. */
  writing: 'horizontal' | 'vertical'
  /** Of a table's cells, those whose numbers go with their column. */
  columns: ReadonlyMap<Element, NumberForm>
  /** The form of the numbers in this flow, where its column has one. */
  numbers?: NumberForm
}

/** A turned table stands horizontally in a vertical book; in others the columns decide how their numbers stand. */
export function numbersIn<Place extends NumberPlace>(element: Element, outer: Place): Place {
  if (outer.writing === 'horizontal') return outer
  if (hasClass(element, 'turned')) return { ...outer, writing: 'horizontal' }
  if (element.tagName === 'table') return { ...outer, columns: numberForms(element) }
  const numbers = outer.columns.get(element)
  return numbers ? { ...outer, numbers } : outer
}

/**
 * The numbers of one column stand in one form (CLREQ 3.2.4 leaves the choice; a column is read down the numbers): where one of
 * them has four digits or more, a point, a sign or a range, all of them lie on their side, and those of the columns of numbers beside
 * it too. Four digits under a head that says 年, or a row of heads that are nothing but such numbers, are years.
 */
function numberForms(table: Element): Map<Element, NumberForm> {
  const forms = new Map<Element, NumberForm>()
  const rows = rowsOf(table)
  let beside: NumberColumn[] = []
  const settle = () => {
    const form = beside.some(({ numbers }) => numbers.some(lies)) ? 'sideways' : undefined
    if (form) for (const { numbers } of beside) for (const cell of numbers) forms.set(cell, form)
    beside = []
  }
  for (const column of columnsOf(rows).map(numberColumn)) {
    if (!column.whole || column.isYears) settle()
    if (column.isYears) for (const cell of column.numbers) forms.set(cell, 'year')
    else beside.push(column)
    if (!column.whole) settle()
  }
  settle()
  for (const row of rows) {
    const numbers = row.filter((cell) => NUMBER.test(textOf(cell)))
    const heads = row.every((cell) => isElement(cell, 'th'))
    if (heads && numbers.length > 1 && numbers.every(isYear)) for (const cell of numbers) forms.set(cell, 'year')
  }
  return forms
}

/** `whole`: of numbers and nothing else. */
type NumberColumn = { numbers: Element[]; isYears: boolean; whole: boolean }

function numberColumn(cells: readonly Element[]): NumberColumn {
  const numbers = cells.filter((cell) => NUMBER.test(textOf(cell)))
  const saysYear = cells.some((cell) => isElement(cell, 'th') && textOf(cell).includes('年'))
  const written = cells.filter((cell) => isElement(cell, 'td') && textOf(cell) !== '')
  return {
    numbers,
    isYears: saysYear && numbers.length > 0 && numbers.every(isYear),
    whole: written.length > 0 && written.every((cell) => NUMBER.test(textOf(cell))),
  }
}

/** A number with its signs, and a unit of up to two Han; what begins otherwise is a text with a number in it. */
const NUMBER = /^[^\p{L}0-9]*[0-9][^\p{L}]*(?:\p{sc=Han}{0,2}|[A-Za-z]{1,3})$/u

const isYear = (cell: Element) => /^(?:1[0-9]|20)[0-9]{2}$/.test(textOf(cell))

/** A year with its 年 is set in Han digits and says nothing of the others. */
function lies(cell: Element): boolean {
  const text = textOf(cell)
  return !/^[0-9]{4}年/.test(text) && !/^[0-9]{1,3}\p{sc=Han}*$/u.test(text)
}

/** The rows of a table's parts, as their cells. */
export function rowsOf(table: Element): Element[][] {
  const parts = table.children.filter((child): child is Element => isElement(child, 'thead', 'tbody', 'tfoot'))
  return parts
    .flatMap((part) => part.children.filter((child): child is Element => isElement(child, 'tr')))
    .map((row) => row.children.filter((child): child is Element => isElement(child, 'td', 'th')))
}

/** Cells that begin in the same column; one that spans several columns says nothing of any. */
export function columnsOf(rows: readonly Element[][]): Element[][] {
  const columns: Element[][] = []
  const below: number[] = []
  for (const row of rows) {
    let column = 0
    for (const cell of row) {
      while ((below[column] ?? 0) > 0) column += 1
      const [width, height] = [spanOf(cell, 'colSpan'), spanOf(cell, 'rowSpan')]
      for (let covered = column; covered < column + width; covered += 1) below[covered] = height
      if (width === 1) {
        columns[column] ??= []
        columns[column]?.push(cell)
      }
      column += width
    }
    for (const [index, left] of below.entries()) below[index] = Math.max(0, (left ?? 0) - 1)
  }
  return columns.filter((cells) => cells !== undefined)
}

/** Wide enough for every table, and no more: the number is the author's. */
const spanOf = (cell: Element, name: string) => Math.min(100, Math.max(1, Number(cell.properties[name]) || 1))

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' && node.type !== 'root') return ''
  return node.children.map(textOf).join('').trim()
}
