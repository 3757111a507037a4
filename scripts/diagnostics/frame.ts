import stringWidth from 'string-width'

/** Columns of text shown around the place: a Chinese paragraph is often one line of hundreds of characters. */
const WIDTH = 72
const BEFORE = 24

/**
 * One line of a source with a caret under the place, as a terminal shows it: Han are two columns wide.
 *
 * @param line the whole source line, without its end
 * @param at line number and column, from 1; the column counts UTF-16 units, as editors do
 */
export function codeFrame(line: string, at: { line: number; column?: number }): string {
  const gutter = `${at.line} | `
  const column = Math.min((at.column ?? 1) - 1, line.length)
  const start = startOf(line, column)
  const before = (start > 0 ? '…' : '') + line.slice(start, column)
  const after = cut(line.slice(column), WIDTH - stringWidth(before))
  const text = `${gutter}${before}${after}`.replaceAll('\t', ' ')
  if (at.column === undefined) return text
  return `${text}\n${' '.repeat(gutter.length + stringWidth(before.replaceAll('\t', ' ')))}^`
}

/** Where the shown part begins so that the place stands near its left edge; never inside a surrogate pair. */
function startOf(line: string, column: number): number {
  let start = column
  let width = 0
  for (const character of [...line.slice(0, column)].reverse()) {
    width += stringWidth(character)
    if (width > BEFORE) break
    start -= character.length
  }
  return start
}

function cut(text: string, width: number): string {
  let shown = ''
  let left = width
  for (const character of text) {
    left -= stringWidth(character)
    if (left < 0) return `${shown}…`
    shown += character
  }
  return shown
}
