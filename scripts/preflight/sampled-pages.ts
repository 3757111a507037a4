/** Pages that PDF.js reads of a file that is read by its operators too: it takes five times as long. */
export const MOST = 32

/**
 * All of a few pages; of many the first, the last and those evenly between, and for every font that is on none of these the first that has it.
 * @param fonts of every page of the file, where they are known
 */
export function sampleOf(pages: readonly number[], fonts: readonly (readonly number[])[] = []): number[] {
  const sample = new Set(spread(pages))
  const seen = new Set([...sample].flatMap((index) => fonts[index] ?? []))
  for (const index of pages) {
    const own = fonts[index] ?? []
    if (own.every((font) => seen.has(font))) continue
    sample.add(index)
    for (const font of own) seen.add(font)
  }
  return [...sample]
}

function spread(pages: readonly number[]): number[] {
  if (pages.length <= MOST) return [...pages]
  return Array.from(
    { length: MOST },
    (_, index) => pages[Math.round((index * (pages.length - 1)) / (MOST - 1))] as number,
  )
}
