import { type Flow, liveCells } from './flow.ts'

/** Marks each interpunct (间隔号): half a square wide, with the point in the middle (CLREQ 3.1.3), which is not its width in the font. */
export function markInterpuncts(flow: Flow): void {
  const { cells } = liveCells(flow)
  cells.forEach((cell, index) => {
    if (cell.kind !== 'line' || !/^[·‧]$/u.test(cell.text)) return
    cell.wraps.push({ className: 'interpunct' })
    if (cells[index + 1]) cell.gapAfter = 'point-space'
  })
}
