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
    if (end === index) {
      index += 1
      continue
    }
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

/**
 * One span for each blank or quote, or several side by side; the words between need none. Two spans that touch must not come
 * about: where a vertical line breaks between them, Chromium 153 paints the Han behind them a square too high.
 */
function wrapByText(run: Cell[]): void {
  let wrap: Wrap | undefined
  let origin: Cell['origin'] | undefined
  for (const cell of run) {
    const special = cell.kind === 'blank' || /[“”‘’—…·]/u.test(cell.text)
    if (!special || cell.origin !== origin) wrap = undefined
    origin = cell.origin
    if (!special || cell.wraps.length > 0) continue
    wrap ??= { className: 'latin' }
    cell.wraps.push(wrap)
  }
}

type Wrap = Cell['wraps'][number]

function isLatinText(cell: Cell): boolean {
  if (cell.origin.type !== 'text') return false
  return ['latin', 'digit', 'blank'].includes(cell.kind) || (cell.kind === 'other' && /^[!-~]$/u.test(cell.text))
}

/** Code and pictures next to a blank: the blank is a word space too. */
const latinNeighbour = (cell: Cell | undefined) => cell !== undefined && cell.kind !== 'han' && cell.kind !== 'blank'
