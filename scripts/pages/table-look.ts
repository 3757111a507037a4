import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { addClass, hasClass, isBlock, isElement } from '../html/elements.ts'
import { columnsOf, rowsOf } from '../html/print/columns.ts'
import { visit } from '../manuscript/visit.ts'
import { breakBySense, ownText } from './title-breaks.ts'

/** How a table is set: what its size allows on a page, where its cells break, how its columns stand below their heads. */
export function sizeTable(figure: Element): void {
  const tables: Element[] = []
  let rows = 0
  visit(figure, 'element', (element) => {
    if (element.tagName === 'tr') rows += 1
    if (element.tagName === 'table') tables.push(element)
    if (element.tagName === 'td') breakCell(element)
  })
  for (const table of tables) alignColumns(columnsOf(rowsOf(table)))
  const cells = tables[0] ? (rowsOf(tables[0])[0]?.length ?? 0) : 0
  if (cells >= MANY_COLUMNS) addClass(figure, 'dense')
  const short = rows <= SHORT_TABLE && textOf(figure).length <= SHORT_TEXT
  addClass(figure, short ? 'kept' : 'ruled')
  // A longer table goes on at the next page; nothing is won by moving it, unless the author wants it there.
  if (!short && figure.properties.dataFloat === 'auto' && !hasClass(figure, 'turned'))
    delete figure.properties.dataFloat
}

/** Rows up to which a table moves to the next page rather than break. */
const SHORT_TABLE = 8

/** Characters up to which such a table is sure to fit a page. */
const SHORT_TEXT = 300

/** Columns from which a table is set smaller. */
const MANY_COLUMNS = 7

/** Characters up to which a cell breaks between its words; longer texts fill their lines. */
const MOST_IN_CELL = 40

/** Characters up to which a clause in such a cell stays whole. */
const CLAUSE_IN_CELL = 8

/** Characters up to which the lines of a cell should be as long as each other. */
const FEW_IN_CELL = 12

function breakCell(cell: Element): void {
  const text = textOf(cell).trim()
  const { length } = text
  if (length > MOST_IN_CELL || cell.children.some(isBlock)) return
  if (NUMBER.test(text)) {
    addClass(cell, 'number')
    return
  }
  cell.children = breakBySense(cell.children, length <= FEW_IN_CELL ? 2 : CLAUSE_IN_CELL)
  addClass(cell, 'by-sense')
  if (length <= FEW_IN_CELL) addClass(cell, 'short')
  if (widthOf(ownText(cell.children).trim()) <= SHORT_WORD) addClass(cell, 'word')
}

/** Digits with their sign, points and per cent: never in two lines. */
const NUMBER = /^[-−–+±]?[0-9][0-9,.\u2009\u202f]{0,14}[%％‰]?$/

/**
 * Where the author leaves it open: numbers stand one digit below the other, at the end of their column, or, where all are as long, in its
 * middle below the head; so do short words, and dates that are written alike. Longer texts begin where their column does, and so does its head.
 */
function alignColumns(columns: readonly Element[][]): void {
  for (const column of columns) {
    if (column.some((cell) => ALIGNED.some((name) => hasClass(cell, name)))) continue
    const cells = column.filter((cell) => isElement(cell, 'td') && textOf(cell).trim() !== '')
    if (cells.length === 0) continue
    const heads = column.filter((cell) => isElement(cell, 'th'))
    const side = cells.some((cell) => cell.children.some(isBlock)) ? 'left' : sideOf(cells)
    if (side === 'left') for (const head of heads) addClass(head, 'align-left')
    else for (const cell of side === 'right' ? column : cells) addClass(cell, `align-${side}`)
  }
}

function sideOf(cells: readonly Element[]): 'left' | 'center' | 'right' {
  const texts = cells.map(({ children }) => ownText(children).trim())
  const areNumbers = cells.every((cell) => hasClass(cell, 'number'))
  if (areNumbers) return new Set(texts.map(({ length }) => length)).size === 1 ? 'center' : 'right'
  const areDates = texts.every((text) => DATE.test(text))
  const alike = new Set(texts.map((text) => text.replace(FIGURES, '0'))).size === 1
  return (areDates && alike) || texts.every((text) => widthOf(text) <= SHORT_WORD) ? 'center' : 'left'
}

const FIGURES = /[0-9〇零一二三四五六七八九十]+/gu

/** 2019年6月4日, in Han digits too, 6月4日, 2019年6月, 2019-06-04. */
const DATE = new RegExp(
  ['F年F月F日', 'F年F月', 'F月F日', '[0-9]{4}([-./])[0-9]{1,2}\\1[0-9]{1,2}']
    .map((form) => `^${form.replaceAll('F', FIGURES.source)}$`)
    .join('|'),
  'u',
)

const ALIGNED = ['align-left', 'align-center', 'align-right']

/** Squares up to which the words of a column stand in its middle, and are not folded where smaller type can help it. */
const SHORT_WORD = 5

const widthOf = (text: string) => [...text].reduce((width, character) => width + (character < '\u0300' ? 0.5 : 1), 0)
