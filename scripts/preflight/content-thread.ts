import { growNursery } from '../../bin/nursery.js'
import { openContentPages } from './content/pages.ts'
import { isLate, pageFacts, placesOf, type SeenPage } from './page-facts.ts'
import type { ExpectedPage, PdfPage } from './pdf-facts.ts'
import { typeOf } from './type/measure.ts'

/** MB of V8's nursery: what a page is read into dies there. */
const NURSERY = 16

growNursery(NURSERY)

/** Pages of a PDF, by index, and what is expected of each. */
export type ContentTask = { pdf: Uint8Array; asked: readonly (readonly [index: number, expected: ExpectedPage])[] }

/**
 * What was read. A page that is not there has to be read by PDF.js: it has something of another kind, or another text than expected, be it
 * that it is read in the order of its tags, be it that something is wrong with it.
 */
export type ContentShare = { read: [index: number, page: PdfPage][] }

/** Reads pages by their operators, in a thread of its own. Rejects for a file that was not written by us. */
export async function work({ pdf, asked }: ContentTask): Promise<ContentShare> {
  const pages = openContentPages(pdf)
  const read: ContentShare['read'] = []
  for (const [index, expected] of asked) {
    const page = readOne(() => pages.read(index), expected)
    if (page) read.push([index, page])
  }
  return { read }
}

function readOne(read: () => SeenPage, expected: ExpectedPage): PdfPage | undefined {
  let seen: SeenPage
  try {
    seen = read()
  } catch {
    return undefined
  }
  const { glyphs } = seen.drawn
  if (isLate(glyphs, expected.order)) return undefined
  return {
    ...pageFacts(seen),
    ...typeOf(seen, glyphs, expected),
    ...(expected.places && { places: placesOf(seen) }),
  }
}
