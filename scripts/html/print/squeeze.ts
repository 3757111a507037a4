import { isMark } from './characters.ts'
import { type Cell, type Flow, LINE_END, liveCells, NOTE_CALL } from './flow.ts'

export type Writing = 'horizontal' | 'vertical'

/**
 * Gives the marks their air. The stylesheet sets every full-width mark half a square wide; here the other half is put back as
 * a space that vanishes at a line end, where one belongs: after a closing mark or a point, and before an opening mark, once
 * between two of them, and none inside a chain of marks that close or open together (CLREQ 3.1.6, GB/T 15834 5.1.10).
 * Where the next mark centres itself in the square (；：！？ in vertical text) the square is whole as it is.
 */
export function giveAir(flow: Flow, writing: Writing): void {
  const { cells } = liveCells(flow)
  const role = (cell: Cell | undefined): Role => (cell ? markRole(cell, writing) : 'edge')
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] as Cell
    const here = role(cell)
    const next = role(cells[index + 1])
    if (here === 'close' && (next === 'open' || (next === 'text' && !isDoubled(cells, index))))
      cell.gapAfter = 'half-space'
    if (here === 'open' && ['text', 'call'].includes(role(cells[index - 1]))) cell.gapBefore = 'half-space'
    if (here === 'whole' && next === 'close') cell.wraps.push({ className: 'centred-mark' })
  }
}

type Role = 'open' | 'close' | 'whole' | 'call' | 'text' | 'edge'

function markRole(cell: Cell, writing: Writing): Role {
  if (cell.text === LINE_END && cell.origin.type === 'element') return 'edge'
  if (cell.text === NOTE_CALL) return 'call'
  if (!isMark(cell.kind)) return 'text'
  if (cell.kind === 'opener') return 'open'
  return cell.kind === 'centred' && writing === 'vertical' ? 'whole' : 'close'
}

/** ？！ and ！！ fill one square together (GB/T 15834 4.3.3.3): no air after an even number of them. */
function isDoubled(cells: Cell[], last: number): boolean {
  let count = 0
  while (/^[！？]$/u.test(cells[last - count]?.text ?? '')) count += 1
  return count > 0 && count % 2 === 0
}
