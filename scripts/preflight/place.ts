import type { Place } from '../diagnostics/diagnostic.ts'

/** The place that a `data-source` (`file:line:column`) names; `undefined` when it names none. */
export function placeOf(source: string): Place | undefined {
  const match = /^(.+):(\d+):(\d+)$/u.exec(source)
  return match ? { file: match[1] as string, line: Number(match[2]), column: Number(match[3]) } : undefined
}
