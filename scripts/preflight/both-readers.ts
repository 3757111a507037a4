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
  const sampled = new Map([...asked].filter(([index]) => sample.includes(index)))
  const seen = byPdfJs(new Map([...sampled].map(([index, { order }]) => [index, { order, places: true }])))
  const places = new Map([...sampled].map(([index, page]) => [index, { ...page, places: true }]))
  const [{ read, ...facts }, own] = await Promise.all([seen, byOperators(new Map([...asked, ...places]))])
  const compared = read.flatMap(([index, page]) => {
    const mine = own.get(index)
    return mine ? [agree(mine, page)] : []
  })
  // Too few that both have read say nothing of the others.
  const trusted = compared.every(Boolean) && compared.length >= sample.length / 2 ? own : NOTHING
  const left = new Map([...asked].filter(([index]) => !trusted.has(index) && index < facts.count))
  const more = left.size > 0 ? (await byPdfJs(left)).read : []
  const found = [...trusted].map(([index, { places: _, ...page }]): [number, PdfPage] => [index, page])
  // Pages behind those that there should be are in the first reading.
  return { ...facts, read: [...read, ...found, ...more], ...(trusted.size > 0 && { byOperators: trusted.size }) }
}

const NOTHING: PagesRead = new Map()

/** Whether both readers say the same of a page, but for what is measured of it, which one of them was not asked for. */
function agree(own: PdfPage, other: PdfPage): boolean {
  const { pictures, places, sizes: _, type: _type, ...mine } = own
  const { pictures: others, places: otherPlaces, sizes: _sizes, ...theirs } = other
  const stands = places !== undefined && otherPlaces !== undefined && areTheSame(places, otherPlaces)
  const printed = pictures.length === others.length && pictures.every((one, index) => isSame(one, others[index]))
  return stands && printed && isDeepStrictEqual(mine, theirs)
}

type PrintedSize = PdfPage['pictures'][number]

function isSame(one: PrintedSize, other: PrintedSize | undefined): boolean {
  if (one.width !== other?.width || one.height !== other.height) return false
  return Math.abs(one.ppi - other.ppi) < 0.01 * one.ppi
}
