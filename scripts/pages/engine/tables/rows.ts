import { gridOf, tiedRows } from './grid.ts'

/** Rows of a table's body, measured: what stays together, and what is taller than a page. */
export type Body = {
  table: HTMLTableElement
  /** The same, in the document, with the widths that it will have. */
  copy: HTMLTableElement
  /** What a page holds of it, without caption and head; px. */
  most: number
  /** What two rows, and what three, may take to stay with caption and head; px. */
  opening: { 2: number; 3: number }
  vertical: boolean
}

/**
 * Rows that spanning cells tie together stay together where a page can hold them, and so do the last two of a table and the first: two,
 * or three where they are low. What is taller than a page is marked: it may break, and its text begins at its top.
 */
export function markRows({ table, copy, most, opening, vertical }: Body): void {
  const groups = [...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])]
  const copies = [...copy.tBodies, ...(copy.tFoot ? [copy.tFoot] : [])]
  for (const [index, group] of groups.entries()) {
    const rows = [...group.rows]
    const sizes = [...(copies[index] as HTMLTableSectionElement).rows].map((row) => {
      const box = row.getBoundingClientRect()
      return vertical ? box.width : box.height
    })
    for (const [at, row] of rows.entries()) if ((sizes[at] ?? 0) > most) row.classList.add('tall')
    const sizeOf = (from: number, to: number) => sizes.slice(from, to).reduce((sum, each) => sum + each, 0)
    const tie = (from: number, to: number) => {
      for (const row of rows.slice(from, to - 1)) row.classList.add('tied')
    }
    const places = gridOf(group)
    const runs = tiedRows(places)
    for (const [from, to] of runs) {
      if (sizeOf(from, to) <= most) tie(from, to)
      else
        for (const { cell, row, rowEnd } of places)
          if (row >= from && rowEnd <= to && rowEnd > row + 1) cell.classList.add('tall')
    }
    const { length } = rows
    /** Behind `to` rows, and those that a spanning cell ties to the last of them. */
    const whole = (to: number) => Math.max(to, ...runs.flatMap(([start, end]) => (start < to && to < end ? [end] : [])))
    const first = ([3, 2] as const).find((count) => length >= 2 * count && sizeOf(0, whole(count)) <= opening[count])
    if (group === groups[0] && first) tie(0, whole(first))
    if (group === groups.at(-1) && length > 2 && sizeOf(length - 2, length) <= most / 3) tie(length - 2, length)
  }
}
