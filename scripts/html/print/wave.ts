import { hasClass } from '../elements.ts'
import { type Flow, liveCells, type Wrap } from './flow.ts'

/**
 * Gives every character of a book title its piece of the wavy line (书名号甲式, CLREQ 3.1.4): Chromium prints its own as a tiling
 * pattern, which viewers draw ragged.
 */
export function drawWaves(flow: Flow): void {
  let last: { inner?: Wrap; wave: Wrap } | undefined
  for (const cell of liveCells(flow).cells) {
    const inner = cell.wraps[0]
    if (!cell.line || !hasClass(cell.line, 'book-title') || cell.kind === 'blank') {
      last = undefined
      continue
    }
    // Upright digits are one piece.
    if (!last || !inner || last.inner !== inner) last = { inner, wave: { className: 'wave' } }
    cell.wraps.unshift(last.wave)
  }
}
