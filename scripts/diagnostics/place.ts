import type { Place } from './diagnostic.ts'

/** The place that a `data-source` names: `file:line:column`, or less of it. Undefined when it names none. */
export function placeOf(source: string | undefined): Place | undefined {
  const [, file, line, column] = source?.match(/^(.+?)(?::(\d+))?(?::(\d+))?$/s) ?? []
  return file ? { file, ...(line && { line: Number(line) }), ...(column && { column: Number(column) }) } : undefined
}
