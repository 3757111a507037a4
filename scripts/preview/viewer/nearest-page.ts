import type { Place } from '../../diagnostics/diagnostic.ts'

/** The page on which the last block of the file begins that stands before `place` or there; undefined where no page has anything of the file. */
export function nearestPage(
  pages: readonly { sources: readonly string[] }[],
  { file, line = 1 }: Place,
): number | undefined {
  let best: { index: number; line: number } | undefined
  let first: number | undefined
  for (const [index, { sources }] of pages.entries()) {
    for (const source of sources) {
      if (!source.startsWith(`${file}:`)) continue
      first ??= index
      const begins = Number(source.slice(file.length + 1).split(':')[0])
      if (begins <= line && (!best || begins > best.line)) best = { index, line: begins }
    }
  }
  return best?.index ?? first
}
