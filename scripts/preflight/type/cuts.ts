import { Is } from './is.ts'
import type { Line } from './lines.ts'
import type { PageMeasure, ReadPage, Tally } from './page.ts'
import type { Measured, TypePlace } from './report.ts'
import { startOf } from './snippet.ts'

/** What a page holds of a text that its end may cut: a note, a text in a cell of a table. */
export type Part = {
  place: TypePlace
  note: boolean
  /** It goes on from the page before. */
  continued: boolean
  /** A note begins with it. */
  begins: boolean
  lines: number
  text: string
}

/** The parts of a page that may go on from the one before or on the next: first and last of its notes, and cells of first and last rows. */
export function partsOf({ part, flows, lines }: ReadPage, place: Tally['place']): Part[] {
  if (part !== 'chapter') return []
  const notes = flows.filter(({ kind }) => kind === 'note')
  const lowest = Math.max(...flows.map(({ cell }) => (cell ? cell.row + cell.rows : 0)))
  const asked = flows.filter(
    (flow) =>
      flow === notes[0] ||
      flow === notes.at(-1) ||
      (flow.cell && flow.source !== '' && (flow.continued || flow.cell.row + flow.cell.rows === lowest)),
  )
  return asked.flatMap((flow): Part[] => {
    const own = lines.filter((line) => line.flow === flow)
    const first = own[0]
    if (!first) return []
    const { continued, text, kind } = flow
    const begins = ((first.chars[0]?.is ?? 0) & Is.call) !== 0
    return [{ place: place(first, startOf(first)), note: kind === 'note', continued, begins, lines: rowsOf(own), text }]
  })
}

/** Lines that stand side by side, a raised formula and its text, are one. */
function rowsOf(lines: readonly Line[]): number {
  const size = lines[0]?.size ?? 0
  return lines.filter(({ across }, index) => Math.abs(across - (lines[index - 1]?.across ?? -size)) > 0.5 * size).length
}

/**
 * R18 of notes and of cells that a page end cuts: neither the first nor the last line of a text stands alone. A note may begin with one,
 * so as to stand with its call, and leave one behind where it has three at most.
 */
export function checkCuts(pages: readonly PageMeasure[]): Omit<Measured, 'figures'> {
  const places: TypePlace[] = []
  let checked = 0
  for (const [index, { parts }] of pages.entries()) {
    const before = pages[index - 1]?.parts ?? []
    for (const rest of parts) {
      if (!rest.continued) continue
      const start = before.findLast(({ note, place }) => note === rest.note && place.source === rest.place.source)
      // A spanning cell says once more on the next page what it is.
      if (!start || start.text === rest.text) continue
      checked += 1
      const alone = start.lines === 1 && !(rest.note && start.begins)
      if (alone) places.push(start.place)
      else if (rest.lines === 1 && !(rest.note && start.lines < 3)) places.push(rest.place)
    }
  }
  return { count: places.length, checked, places }
}
