/** Pages that PDF.js reads of a file that is read by its operators too: it takes five times as long, and what it would find it finds on any page. */
export const MOST = 32

/** All of a few pages; of many the first, the last and those evenly between. */
export function sampleOf(pages: readonly number[]): number[] {
  if (pages.length <= MOST) return [...pages]
  return Array.from(
    { length: MOST },
    (_, index) => pages[Math.round((index * (pages.length - 1)) / (MOST - 1))] as number,
  )
}
