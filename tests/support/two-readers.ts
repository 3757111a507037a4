import { openContentPages } from '../../scripts/preflight/content/pages.ts'
import { areTheSame, pageFacts, placesOf } from '../../scripts/preflight/page-facts.ts'
import { work as readByPdfJs } from '../../scripts/preflight/pdf-thread.ts'

/**
 * Reads every page of a finished PDF by its operators and by PDF.js, and says where they differ: in a glyph, its place or size, a link, a font, a
 * picture. A page that cannot be read by its operators is told too.
 */
export async function readersDifferIn(pdf: Uint8Array): Promise<string[]> {
  const pages = openContentPages(pdf)
  const wanted = new Map(Array.from({ length: pages.count }, (_, index) => [index, { order: ANY, places: true }]))
  const { read } = await readByPdfJs({ pdf: new Uint8Array(pdf), wanted, skipped: new Set() })
  return read.flatMap(([index, { places, tagged: _, unordered: _unordered, ...other }]) => {
    const told = (what: string) => `page ${index + 1} of both readers: ${what}`
    try {
      const seen = pages.read(index)
      const { sizes, ...own } = pageFacts(seen)
      const { sizes: _sizes, ...theirs } = other
      const wrong = Object.entries(own).filter(([key, value]) => !same(value, theirs[key as keyof typeof theirs]))
      const stands = places !== undefined && areTheSame(placesOf(seen), places)
      return [...(stands ? [] : ['glyphs']), ...wrong.map(([key]) => key)].map(told)
    } catch (error) {
      return [told(String(error))]
    }
  })
}

/** No order is asked for: a page is read in that of its tags where it is in none. */
const ANY = { margins: '', runs: [] }

const same = (one: unknown, other: unknown) => JSON.stringify(plain(one)) === JSON.stringify(plain(other))

/** Lengths of two programs are the same to a ten-thousandth. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(5))
  if (value instanceof Set) return [...value].sort()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, one]) => [key, plain(one)])
      .sort()
  return value
}
