import { type Flow, liveCells } from './flow.ts'

/**
 * Emphasis dots, one span a character: Chromium's own text-emphasis widens the line. Marks take no dot (CLREQ 3.3.2);
 * a Latin word, a number or a tate-chu-yoko takes one dot as a whole, so that it is not broken up.
 */
export function placeDots(flow: Flow): void {
  const { cells } = liveCells(flow)
  let index = 0
  while (index < cells.length) {
    const cell = cells[index]
    let end = index + 1
    if (cell?.dotted && (cell.kind === 'han' || cell.kind === 'latin' || cell.kind === 'digit')) {
      const wrap = { className: 'dot' }
      const word = (other: typeof cell | undefined) =>
        other?.dotted &&
        other.origin === cell.origin &&
        (cell.wraps[0] ? other.wraps[0] === cell.wraps[0] : isWord(other.kind))
      if (cell.wraps[0] || isWord(cell.kind)) while (word(cells[end])) end += 1
      for (const part of cells.slice(index, end)) part.wraps.unshift(wrap)
    }
    index = end
  }
}

const isWord = (kind: string) => kind === 'latin' || kind === 'digit'
