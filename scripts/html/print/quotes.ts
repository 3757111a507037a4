import type { Cell, Flow } from './flow.ts'
import { liveCells } from './flow.ts'

const PAIRS = new Map([
  ['“', '”'],
  ['‘', '’'],
])
const LETTER = /^[A-Za-z\u00c0-\u024f]$/u
const LATIN = /^[A-Za-z0-9\u00c0-\u024f,.;:!?()%]$/u

/**
 * Marks as Latin the quotes, apostrophes, dashes and dots that stand in Latin text: “ ” ‘ ’ — … · are the same characters
 * there, but narrow. A pair of quotes is Latin when there is Latin text before, inside and after it.
 */
export function markLatinQuotes(flow: Flow): void {
  const { cells } = liveCells(flow)
  const isLatin = (index: number, step: 1 | -1): boolean => {
    const cell = cells[index]
    if (cell === undefined) return false
    if (cell.kind === 'blank') return cell.text === ' ' && LATIN.test(cells[index + step]?.text ?? '')
    return LATIN.test(cell.text)
  }
  cells.forEach((cell, index) => {
    if (cell.text === '’' && LETTER.test(cells[index - 1]?.text ?? '') && LETTER.test(cells[index + 1]?.text ?? '')) {
      cell.kind = 'latin'
    }
    if (cell.kind !== 'line') return
    // Between digits a dash is the sign of a range, and as long as a Han.
    const digits = cells[index - 1]?.kind === 'digit' && cells[index + 1]?.kind === 'digit'
    if (/[—…·]/u.test(cell.text) && !digits && isLatin(index - 1, -1) && isLatin(index + 1, 1)) cell.kind = 'latin'
  })
  cells.forEach((cell, index) => {
    const close = cell.kind === 'opener' && PAIRS.get(cell.text)
    if (!close || !isLatin(index - 1, -1) || !isLatin(index + 1, 1)) return
    const end = cells.findIndex((other, at) => at > index && other.text === close && other.kind === 'closer')
    if (end < 0 || !isLatin(end - 1, -1) || !isLatin(end + 1, 1)) return
    for (const quote of [cell, cells[end] as Cell]) quote.kind = 'latin'
  })
}
