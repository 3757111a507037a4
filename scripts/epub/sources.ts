/** Where text of an EPUB comes from: the place in one of its files where a block begins, and that block's `data-source`. */
export type SourcePoint = {
  /** Both from 1, as validators count. */
  line: number
  column: number
  /** `file:line:column`, or less of it. */
  source: string
}

/**
 * The way from the files of an EPUB back to the manuscript, by path in the container. It is kept beside the EPUB, which holds none of it:
 * a reader has no use for the author's file names.
 */
export type EpubSources = ReadonlyMap<string, readonly SourcePoint[]>

/**
 * The `data-source` of what stands at a place of the EPUB; the chapter's first for a place before the first block or without a line.
 * Undefined for files that come from nowhere in the manuscript.
 * @param place `column` may be absent: validators often know the line alone
 */
export function sourceAt(
  sources: EpubSources,
  place: { path: string; line?: number; column?: number },
): string | undefined {
  const points = sources.get(place.path) ?? []
  const { line = 0, column } = place
  const isBefore = (point: SourcePoint) =>
    point.line < line || (point.line === line && (column === undefined || point.column <= column))
  const last = points.findLast(isBefore)
  if (last?.line !== line || column !== undefined) return (last ?? points[0])?.source
  // Of several blocks that begin on the line, the outermost.
  return points.find((point) => point.line === line)?.source
}
