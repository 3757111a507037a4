/**
 * Pages as they face each other in the open book: pairs of a verso and the recto behind it, by their index; undefined where one has nothing
 * opposite. How a pair stands, left or right, is the style sheet's matter: a right-bound book is opened the other way.
 */
export function rowsOf(pages: readonly { side: 'recto' | 'verso' }[]): (number | undefined)[][] {
  const rows: (number | undefined)[][] = []
  for (const [index, { side }] of pages.entries()) {
    const row = rows.at(-1)
    if (side === 'recto' && row?.length === 1) row.push(index)
    else rows.push(side === 'recto' ? [undefined, index] : [index])
  }
  for (const row of rows) if (row.length === 1) row.push(undefined)
  return rows
}
