import type { Language, PrintEdition, Punctuation } from '../../config/book.ts'
import { closesNarrow, isMark, opensNarrow } from './characters.ts'
import { type Cell, type Flow, LINE_END, liveCells, NOTE_CALL } from './flow.ts'

/**
 * Gives the marks their air. The stylesheet sets every full-width mark half a square wide; here the other half is put back as
 * a space that vanishes at a line end, where one belongs: after a closing mark or a point, and before an opening mark, once
 * between two of them, and none inside a chain of marks that close or open together (CLREQ 3.1.6, GB/T 15834 5.1.10).
 * Where the next mark centres itself in the square (；：！？ in vertical text) the square is whole as it is.
 * Japanese ；：！？・ stand in the middle of a square of their own (JLREQ 3.1.2), and so do all points of traditional Chinese, whose brackets
 * Chromium squeezes by itself where they meet.
 * Beside an ASCII sign that closes or opens with the mark, 》) and (《, there is none: it would be a place to break.
 * 开明式 gives it behind the end of a sentence only, 半角式 nowhere; in `plain` text the stylesheet leaves every mark its square.
 */
export function giveAir(flow: Flow, { writing, punctuation, language }: Setting): void {
  if (punctuation === 'plain' || language.startsWith('zh-Hant')) return
  const { cells } = liveCells(flow)
  const role = (cell: Cell | undefined): Role => (cell ? markRole(cell, writing, language) : 'edge')
  if (language === 'ja')
    for (const cell of cells) if (/^[；：！・]$/u.test(cell.text)) cell.wraps.push({ className: 'whole-mark' })
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] as Cell
    const here = role(cell)
    const next = role(cells[index + 1])
    const wanted = punctuation === 'full' || (punctuation === 'kaiming' && endsSentence(cells, index))
    const goesOn = next === 'text' && !closesNarrow(cells[index + 1]?.text ?? '')
    if (wanted && here === 'close' && (next === 'open' || (goesOn && !isDoubled(cells, index))))
      cell.gapAfter = 'half-space'
    const begins = ['text', 'call'].includes(role(cells[index - 1])) && !opensNarrow(cells[index - 1]?.text ?? '')
    if (punctuation === 'full' && here === 'open' && begins) cell.gapBefore = 'half-space'
    if (here === 'whole' && next === 'close') cell.wraps.push({ className: 'centred-mark' })
  }
}

type Setting = { writing: PrintEdition['writing']; punctuation: Punctuation; language: Language }

type Role = 'open' | 'close' | 'whole' | 'call' | 'text' | 'edge'

function markRole(cell: Cell, writing: PrintEdition['writing'], language: Language): Role {
  if (cell.text === LINE_END && cell.origin.type === 'element') return 'edge'
  if (cell.text === NOTE_CALL) return 'call'
  if (!isMark(cell.kind)) return 'text'
  if (cell.kind === 'opener') return 'open'
  if (cell.kind === 'centred' && language === 'ja') return 'text'
  return cell.kind === 'centred' && writing === 'vertical' ? 'whole' : 'close'
}

/** 。 ？ ！, be there closing quotes or brackets behind them or not. */
function endsSentence(cells: readonly Cell[], last: number): boolean {
  let index = last
  while (cells[index]?.kind === 'closer') index -= 1
  return /^[。．？！]$/u.test(cells[index]?.text ?? '')
}

/** ？！ and ！！ fill one square together (GB/T 15834 4.3.3.3): no air after an even number of them. */
function isDoubled(cells: readonly Cell[], last: number): boolean {
  let count = 0
  while (/^[！？]$/u.test(cells[last - count]?.text ?? '')) count += 1
  return count > 0 && count % 2 === 0
}
