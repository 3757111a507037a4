import { isHan } from './characters.ts'
import { Is } from './is.ts'
import type { Line } from './lines.ts'
import { type GridLine, type PageMeasure, type PlannedPage, type ReadPage, type Tally, usual } from './page.ts'
import type { Measured, TypePlace } from './report.ts'
import { startOf } from './snippet.ts'

/** The lines of a page that have to stand on its grid: all of the body's size, but not in cells, notes and what is turned. */
export function gridOf(page: ReadPage, place: Tally['place']): GridLine[] {
  if (page.part !== 'chapter') return []
  return page.lines.flatMap((line) => {
    if (!isOnGrid(line, page)) return []
    const across = fromBinding(page, farthest(line))
    return [{ place: place(line, startOf(line)), across, heading: line.flow.kind === 'heading' }]
  })
}

/**
 * How far a line stands from the head of its page, or from the binding of a vertical one: so that recto and verso can be compared,
 * whose type areas lie mirrored.
 */
export function fromBinding({ trim, area, side, writing }: PlannedPage, across: number): number {
  const bindingIsRight = (side === 'recto') === (writing === 'vertical')
  const shift = bindingIsRight ? trim.width - area.right : area.right
  const from = writing === 'horizontal' ? area.top + across : bindingIsRight ? shift + across : shift - across
  return Math.round(from * 100) / 100
}

/** Where the Han stands that is farthest from its line: it may be painted beside it, while all others stand right. */
function farthest({ chars, size, across }: Line): number {
  const own = chars.filter((char) => char.size === size && isHan(char.text) && (char.is & BESIDE) === 0)
  return own.reduce(
    (far, char) => (Math.abs(char.across - across) > Math.abs(far - across) ? char.across : far),
    across,
  )
}

/** In squares, rows and rubies of their own. */
const BESIDE = Is.together | Is.rows | Is.base

/** A line that has to stand on the grid of its page. */
export function isOnGrid({ flow, size, chars, towards }: Line, page: ReadPage): boolean {
  const fits = Math.abs(size - page.size) < 0.06 * page.size && chars.some(({ text }) => isHan(text))
  return fits && ON_GRID.has(flow.kind) && towards === usual(page)
}

const ON_GRID = new Set(['text', 'heading', 'quotation', 'list', 'verse', 'signature'])

/** pt by which a line may miss the grid. */
const TOLERANCE = 0.5

/**
 * R14: all lines stand at one pitch, and those of recto and verso pages back to back (CLREQ, 行距一致); R15: what stands behind a heading
 * is on the grid, so that the heading took whole lines.
 */
export function checkGrid(pages: readonly PageMeasure[], pitch: number): { R14: Measured; R15: Measured } {
  const phases = phasesOf(pages, pitch)
  let largest = 0
  const off: TypePlace[] = []
  const behind: TypePlace[] = []
  let lines = 0
  let headings = 0
  for (const { side, grid } of pages) {
    const phase = phases.get(side) ?? 0
    for (const [index, { across, place }] of grid.entries()) {
      const residual = apart(across, phase, pitch)
      const wrong = { ...place, text: `${place.text} ${residual.toFixed(1)} pt` }
      lines += 1
      largest = Math.max(largest, residual)
      if (residual > TOLERANCE) off.push(wrong)
      if (!grid[index - 1]?.heading || grid[index]?.heading) continue
      headings += 1
      if (residual > TOLERANCE) behind.push(wrong)
    }
  }
  const [recto, verso] = [phases.get('recto'), phases.get('verso')]
  const register = recto === undefined || verso === undefined ? 0 : apart(recto, verso, pitch)
  const astray = { page: 1, line: 0, source: '', text: `正背面差 ${register.toFixed(1)} pt` }
  if (register > TOLERANCE) off.push(astray)
  return {
    R14: {
      count: off.length,
      checked: lines,
      places: off,
      figures: { pitch: round(pitch), largest: round(largest), register: round(register) },
    },
    R15: { count: behind.length, checked: headings, places: behind },
  }
}

/** Where the lines of recto and verso pages stand in the pitch. */
export function phasesOf(pages: readonly PageMeasure[], pitch: number): Map<PageMeasure['side'], number> {
  const phases = new Map<PageMeasure['side'], number>()
  for (const side of ['recto', 'verso'] as const) {
    const lines = pages.filter((page) => page.side === side).flatMap(({ grid }) => grid)
    const phase = phaseOf(
      lines.map(({ across }) => across),
      pitch,
    )
    if (phase !== undefined) phases.set(side, phase)
  }
  return phases
}

/** The place in the pitch where most lines are. */
function phaseOf(values: readonly number[], pitch: number): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) {
    const step = Math.round((value % pitch) * 10) / 10
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
}

/** How far two places in the pitch are from each other. */
export function apart(one: number, other: number, pitch: number): number {
  const rest = (((one - other) % pitch) + pitch) % pitch
  return Math.min(rest, pitch - rest)
}

const round = (value: number) => Math.round(value * 100) / 100
