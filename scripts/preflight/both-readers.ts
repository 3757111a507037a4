import { isDeepStrictEqual } from 'node:util'
import { areTheSame } from './page-facts.ts'
import type { ExpectedPage, PdfPage } from './pdf-facts.ts'
import type { ReadShare } from './pdf-thread.ts'

/** What is expected of the pages that are to be read, by index. */
export type Asked = ReadonlyMap<number, ExpectedPage>
export type PagesRead = ReadonlyMap<number, PdfPage>

/** `byOperators` leaves out what it cannot read. */
export type Readers = {
  byPdfJs(wanted: Asked): Promise<ReadShare>
  byOperators(wanted: Asked): Promise<PagesRead>
}

/**
 * Reads pages by their operators, and those of `sample` by PDF.js too. Where the two say different things of a page, PDF.js reads all of them,
 * and it reads what cannot be read by its operators.
 */
export async function readByBoth(
  asked: Asked,
  sample: readonly number[],
  { byPdfJs, byOperators }: Readers,
): Promise<ReadShare> {
  const compared = new Map([...asked].filter(([index]) => sample.includes(index)))
  const seen = byPdfJs(new Map([...compared].map(([index, { order }]) => [index, { order, places: true }])))
  const places = new Map([...compared].map(([index, page]) => [index, { ...page, places: true }]))
  const [{ read, ...facts }, own] = await Promise.all([seen, byOperators(new Map([...asked, ...places]))])
  const trusted = read.every(([index, page]) => agree(own.get(index), page)) ? own : NOTHING
  const left = new Map([...asked].filter(([index]) => !trusted.has(index) && index < facts.count))
  const more = left.size > 0 ? (await byPdfJs(left)).read : []
  const found = [...trusted].map(([index, { places: _, ...page }]): [number, PdfPage] => [index, page])
  // Pages behind those that there should be are in the first reading.
  return { ...facts, read: [...read, ...found, ...more], byOperators: trusted.size }
}

const NOTHING: PagesRead = new Map()

/** Whether both readers say the same of a page; PDF.js may leave out pictures, where one follows the other. A page that one has not read says nothing. */
function agree(own: PdfPage | undefined, other: PdfPage): boolean {
  if (!own) return true
  const { pictures, places, sizes: _, type: _type, ...mine } = own
  const { pictures: others, places: otherPlaces, sizes: _sizes, ...theirs } = other
  const has = (one: PrintedSize) => pictures.some((picture) => isSame(picture, one))
  const stands = places !== undefined && otherPlaces !== undefined && areTheSame(places, otherPlaces)
  return stands && isDeepStrictEqual(mine, theirs) && others.every(has)
}

type PrintedSize = PdfPage['pictures'][number]

function isSame(one: PrintedSize, other: PrintedSize): boolean {
  return one.width === other.width && one.height === other.height && Math.abs(one.ppi - other.ppi) < 0.01 * one.ppi
}
