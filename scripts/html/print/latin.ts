import type { Cell, Flow } from './flow.ts'

/**
 * Marks Latin text that holds blanks or quotes. The stylesheet makes every space half a square, for the air of the marks;
 * in these runs a space is a word space and a quote is narrow.
 */
export function markLatinRuns(flow: Flow): void {
  const cells = flow.cells.filter((cell) => !cell.gone)
  let index = 0
  while (index < cells.length) {
    let end = index
    while (end < cells.length && isLatinText(cells[end] as Cell)) end += 1
    // A blank between two Han belongs to no Latin run.
    const run = cells.slice(index, end)
    while (run[0]?.kind === 'blank' && !latinNeighbour(cells[index - 1])) {
      run.shift()
      index += 1
    }
    while (run.at(-1)?.kind === 'blank' && !latinNeighbour(cells[end])) {
      run.pop()
      end -= 1
    }
    wrapByText(run)
    index = Math.max(end, index) + 1
  }
}

/** One span for each text node of the run that has a blank or a quote in it. */
function wrapByText(run: Cell[]): void {
  let index = 0
  while (index < run.length) {
    const origin = run[index]?.origin
    let end = index
    while (run[end]?.origin === origin && end < run.length) end += 1
    const part = run.slice(index, end)
    if (part.some((cell) => cell.kind === 'blank' || /[“”‘’—…·]/u.test(cell.text))) {
      const wrap = { className: 'latin' }
      for (const cell of part) if (cell.wraps.length === 0) cell.wraps.push(wrap)
    }
    index = end
  }
}

function isLatinText(cell: Cell): boolean {
  if (cell.origin.type !== 'text') return false
  return ['latin', 'digit', 'blank'].includes(cell.kind) || (cell.kind === 'other' && /^[!-~]$/u.test(cell.text))
}

/** Code and pictures next to a blank: the blank is a word space too. */
const latinNeighbour = (cell: Cell | undefined) => cell !== undefined && cell.kind !== 'han' && cell.kind !== 'blank'
