/** A cell and the columns and rows that it covers, counted from 0 within its row group; `rowEnd` and `columnEnd` are behind the last. */
export type Place = { cell: HTMLTableCellElement; row: number; rowEnd: number; column: number; columnEnd: number }

/** Lays the cells of one row group (thead, tbody, tfoot) on their grid, in source order (HTML, "forming a table"). */
export function gridOf(group: HTMLTableSectionElement): Place[] {
  const rows = [...group.rows]
  const taken = rows.map((): boolean[] => [])
  const places: Place[] = []
  for (const [row, element] of rows.entries()) {
    let column = 0
    for (const cell of element.cells) {
      while (taken[row]?.[column]) column += 1
      const rowEnd = cell.rowSpan === 0 ? rows.length : Math.min(rows.length, row + cell.rowSpan)
      const columnEnd = column + cell.colSpan
      fill(taken, { row, rowEnd, column, columnEnd })
      places.push({ cell, row, rowEnd, column, columnEnd })
      column = columnEnd
    }
  }
  return places
}

function fill(taken: boolean[][], { row, rowEnd, column, columnEnd }: Omit<Place, 'cell'>): void {
  for (const covered of taken.slice(row, rowEnd)) {
    for (let at = column; at < columnEnd; at += 1) covered[at] = true
  }
}

/** Runs of rows that spanning cells tie together: [first row, behind the last row). */
export function tiedRows(places: readonly Place[]): [number, number][] {
  const runs: [number, number][] = []
  const spans = places.filter(({ row, rowEnd }) => rowEnd > row + 1).sort((one, other) => one.row - other.row)
  for (const { row, rowEnd } of spans) {
    const last = runs.at(-1)
    if (last && row < last[1]) last[1] = Math.max(last[1], rowEnd)
    else runs.push([row, rowEnd])
  }
  return runs
}
