/**
 * The last page of a chapter, or before a page break of the author's, should hold five lines (末页不少于五行), and a signature should have
 * three lines of text with it. The page before gives what lacks where it can: it ends up to two lines short. Where much lacks, it
 * gives two though it ends short already, or a heading with its text, or a part of a table; for a last page of two lines it may end three
 * lines short.
 */
const LEAST = 5
const COMPANY = 3

/** Lines by which the page before may end short. */
const SHORT = 2

/** From this on much lacks. */
const MUCH = 2

/** The part of it that the page before may then leave empty before a heading or within a table. */
const SHORT_AT_BREAK = 0.45

/** Lines taken from a page at most, to find a better end. */
const MOST = 6

/** Lines that a last page of `lines` lacks; `company`: those above its signature, if it has one. */
export function linesLacking(lines: number, company = COMPANY): number {
  return Math.max(0, LEAST - lines, COMPANY - company)
}

/** How a page ends. */
export type PageEnd = {
  /** Lines that the last page then lacks. */
  lack: number
  /** Lines that are left empty, of those that it has. */
  free: number
  lines: number
  /** It ends before a heading or within a table. */
  atBreak: boolean
}

/**
 * How many lines a page gives that ends with `full`, so that the last one behind it does not lack any, or at least fewer.
 * `endAt` sets the page shorter and tells its end; undefined where nothing of the manuscript would stay on it.
 */
export function linesToGive(
  full: Pick<PageEnd, 'lack' | 'free'>,
  endAt: (short: number) => PageEnd | undefined,
): number {
  let least = full.lack
  let given = 0
  for (let short = 1; least > 0 && short <= MOST; short += 1) {
    const end = endAt(short)
    if (!end || end.lack >= least) continue
    const most = [SHORT]
    if (least >= MUCH) most.push(full.free + SHORT)
    if (least > MUCH) most.push(SHORT + 1)
    if (least >= MUCH && end.atBreak) most.push(SHORT_AT_BREAK * end.lines)
    if (end.free > Math.max(...most)) continue
    least = end.lack
    given = short
  }
  return given
}

/** Lines of a page of `extent` px, and those that are free where its text ends `end` px from its start. */
export function linesOf(extent: number, end: number, pitch: number): { lines: number; free: number } {
  const lines = Math.floor(extent / pitch + 0.1)
  return { lines, free: lines - Math.ceil((end - 1) / pitch) }
}
