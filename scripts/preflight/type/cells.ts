import type { Cell } from './flows.ts'
import { apart, fromBinding, phasesOf } from './grid.ts'
import type { Line } from './lines.ts'
import { type CellLine, type PageMeasure, type PlannedPage, type ReadPage, type Tally, usual } from './page.ts'
import type { Measured, TypePlace } from './report.ts'
import { startOf } from './snippet.ts'

/**
 * The lines of a page's tables and captions that have to stand on its grid, with their size, as it is not that of the text.
 * A cell that has fewer lines than its row stands in the middle of it, which may be half a line off: that is meant. Left out are rows
 * with cells that span several, with what has a height of its own, with two sizes; and tables that are turned.
 */
export function cellLinesOf(page: ReadPage, place: Tally['place']): CellLine[] {
  if (page.part !== 'chapter') return []
  const lines = page.lines.filter(({ towards }) => towards === usual(page))
  // A cell of one character does not say which way its line goes: those around it do.
  if (page.lines.some(({ flow, towards, chars }) => flow.cell && chars.length > UPRIGHT && towards !== usual(page)))
    return []
  const full = fullCells(lines)
  return lines.flatMap((line) => {
    const { cell, kind } = line.flow
    if (kind !== 'caption' && !(cell && full.has(cell))) return []
    return [{ place: place(line, startOf(line)), across: fromBinding(page, line.across), size: line.size }]
  })
}

/** Digits that stand upright in a vertical line, side by side. */
const UPRIGHT = 3

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

/** pt by which a line may miss its place. */
const TOLERANCE = 0.5

/** pt: sizes are read to that. */
const READ_TO = 0.01

/** R36: rows of tables, and their captions, stand on the grid of the text around them. */
export function checkCells(pages: readonly PageMeasure[], { pitch, size, writing }: PlannedPage): Measured {
  const phases = phasesOf(pages, pitch)
  // Horizontal lines are told by their base lines, vertical ones by their middles.
  const down = (own: number) => (writing === 'horizontal' ? baseLine(own, pitch) - baseLine(size, pitch) : 0)
  const off: TypePlace[] = []
  let checked = 0
  for (const { side, cells } of pages) {
    const phase = phases.get(side)
    if (phase === undefined) continue
    for (const { across, size, place } of cells) {
      checked += 1
      const [one = 0, other = 0] = [size - READ_TO, size + READ_TO].map((own) =>
        apart(across, phase + down(own), pitch),
      )
      const residual = Math.min(one, other)
      if (residual > TOLERANCE) off.push({ ...place, text: `${place.text} ${residual.toFixed(1)} pt` })
    }
  }
  return { count: off.length, checked, places: off }
}

/**
 * pt from the head of a line `pitch` pt high to the base line of text of `size` pt: browsers make whole px of what stands above (88 %,
 * fonts/rules.ts) and below it, and of the half of what is left.
 */
function baseLine(size: number, pitch: number): number {
  const above = Math.round(0.88 * size * PX)
  const below = Math.round(0.12 * size * PX)
  return (above + Math.floor((pitch * PX - above - below) / 2)) / PX
}

/** px in a pt */
const PX = 96 / 72
