import type { Cell } from './flows.ts'
import { apart, fromBinding, phasesOf } from './grid.ts'
import type { Line } from './lines.ts'
import { type GridLine, type PageMeasure, type PlannedPage, type ReadPage, type Tally, usual } from './page.ts'
import type { Measured, TypePlace } from './report.ts'
import { startOf } from './snippet.ts'

/**
 * The lines of a page's tables and captions that have to stand on its grid, by the middle of their squares, as their size is another.
 * A cell that has fewer lines than its row stands in the middle of it, which may be half a line off: that is meant. Left out are rows
 * with cells that span several, with what has a height of its own, with two sizes; and tables that are turned.
 */
export function cellLinesOf(page: ReadPage, place: Tally['place']): GridLine[] {
  if (page.part !== 'chapter') return []
  const lines = page.lines.filter(({ towards }) => towards === usual(page))
  // A cell of one character does not say which way its line goes: those around it do.
  if (page.lines.some(({ flow, towards, chars }) => flow.cell && chars.length > UPRIGHT && towards !== usual(page)))
    return []
  const full = fullCells(lines)
  return lines.flatMap((line) => {
    const { cell, kind } = line.flow
    if (kind !== 'caption' && !(cell && full.has(cell))) return []
    const middle = page.writing === 'horizontal' ? line.across - BASE * line.size : line.across
    return [{ place: place(line, startOf(line)), across: fromBinding(page, middle), heading: false }]
  })
}

/** Digits that stand upright in a vertical line, side by side. */
const UPRIGHT = 3

/** From the middle of a square to its base line (styles/cjk.css: 88 % of the em stand above it). */
const BASE = 0.38

/** The cells that say how high their rows are. */
function fullCells(lines: readonly Line[]): Set<Cell> {
  const rows = new Map<number, Map<Cell, number>>()
  const loose = new Set<number>()
  for (const { flow, size, chars } of lines) {
    if (!flow.cell) continue
    const { row, rows: spanned, high } = flow.cell
    const cells = rows.get(row) ?? new Map<Cell, number>()
    rows.set(row, cells.set(flow.cell, (cells.get(flow.cell) ?? 0) + 1))
    const mixed = chars.some((char) => char.size > 1.1 * size)
    if (spanned > 1 || high || mixed) for (let index = 0; index < spanned; index += 1) loose.add(row + index)
  }
  const full = new Set<Cell>()
  for (const [row, cells] of rows) {
    if (loose.has(row)) continue
    const most = Math.max(...cells.values())
    for (const [cell, count] of cells) if (count === most) full.add(cell)
  }
  return full
}

/** pt: a whole px, as the base lines of two sizes are rounded by themselves, and what places and the grid are rounded to. */
const TOLERANCE = 0.85

/** R36: rows of tables, and their captions, stand on the grid of the text around them. */
export function checkCells(pages: readonly PageMeasure[], { pitch, size, writing }: PlannedPage): Measured {
  const phases = phasesOf(pages, pitch)
  const down = writing === 'horizontal' ? BASE * size : 0
  const off: TypePlace[] = []
  let checked = 0
  for (const { side, cells } of pages) {
    const phase = phases.get(side)
    if (phase === undefined) continue
    for (const { across, place } of cells) {
      checked += 1
      const residual = apart(across, phase - down, pitch)
      if (residual > TOLERANCE) off.push({ ...place, text: `${place.text} ${residual.toFixed(1)} pt` })
    }
  }
  return { count: off.length, checked, places: off }
}
