import { gridOf } from './grid.ts'

/** An empty column for each that the cells of `table` make. */
export function columnsFor(table: HTMLTableElement): HTMLElement {
  const groups = [...table.tBodies, ...[table.tHead, table.tFoot].filter((group) => group !== null)]
  const ends = groups.flatMap((group) => gridOf(group).map(({ columnEnd }) => columnEnd))
  const columns = document.createElement('colgroup')
  for (let index = 0; index < Math.max(0, ...ends); index += 1) columns.append(document.createElement('col'))
  return columns
}

/**
 * The widths of the columns of a table, px: what the browser gives them, put right. It shares the room out by the length of the texts,
 * - so that a name beside a long text stands one character below the other: such columns get room for a few characters, which those
 *   that have more of it give;
 * - and where there is room left, a last column of texts ends far before the table does: it gives most of it to the others.
 * @param copy the table, in the document
 * @param columns its columns (columnsFor)
 */
export function columnWidths(copy: HTMLTableElement, columns: HTMLElement, vertical: boolean): number[] {
  const measured = (size: string) => {
    copy.style.inlineSize = size
    const widths = [...columns.children].map((column) => {
      const box = column.getBoundingClientRect()
      return vertical ? box.height : box.width
    })
    copy.style.inlineSize = ''
    return widths
  }
  const given = measured('')
  const most = measured('max-content')
  const isLoose = given.every((width, index) => width >= (most[index] as number))
  const widths = isLoose
    ? lastBeginsAtStart(copy, given.length)
      ? spread(given, most)
      : given
    : legible(copy, given, { least: measured('min-content'), most })
  return widths.map((width) => Math.round(width * 100) / 100)
}

/** Whether texts begin at the start of the last of `count` columns, and end anywhere. */
function lastBeginsAtStart(table: HTMLTableElement, count: number): boolean {
  const cells = [...table.tBodies].flatMap((body) => gridOf(body).filter(({ columnEnd }) => columnEnd === count))
  return cells.some(({ cell }) => !['center', 'right', 'end'].includes(getComputedStyle(cell).textAlign))
}

/** The last column keeps half of the room that the others have left on the average. */
function spread(given: readonly number[], most: readonly number[]): number[] {
  const left = given.map((width, index) => width - (most[index] as number))
  const all = left.reduce((sum, each) => sum + each, 0)
  const last = all / (2 * given.length - 1)
  const others = all - (left.at(-1) ?? 0)
  if (others <= 0 || last >= (left.at(-1) ?? 0)) return [...given]
  return given.map((width, index) => {
    const own = left[index] as number
    return width - own + (index === given.length - 1 ? last : (own * (all - last)) / others)
  })
}

/** Characters that a column has room for, if it has as many: fewer than that to a line, a text cannot be read. */
const LEGIBLE = 4

function legible(
  copy: HTMLTableElement,
  given: readonly number[],
  { least, most }: { least: readonly number[]; most: readonly number[] },
): readonly number[] {
  const cell = copy.querySelector('td, th')
  if (!cell) return given
  const { fontSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(cell)
  const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd)
  const few = LEGIBLE * Number.parseFloat(fontSize) + padding
  if (given.every((width) => width >= few)) return given
  const wanted = least.map((width, index) => Math.max(width, Math.min(most[index] as number, few)))
  const spare = given.map((width, index) => width - (wanted[index] as number))
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + Math.max(0, width), 0)
  const missing = sum(spare.map((width) => -width))
  const share = missing / sum(spare)
  if (!(share < 1)) return given
  return given.map((width, index) => width - (spare[index] as number) * ((spare[index] as number) > 0 ? share : 1))
}
