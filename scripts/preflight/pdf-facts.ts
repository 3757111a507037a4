import { availableParallelism } from 'node:os'
import { runInWorker } from '../workers/run.ts'
import type { ReadingTask } from './pdf-thread.ts'
import type { ReadingOrder } from './reading-order.ts'
import type { TextExtent } from './text-extent.ts'

/** `page`: index of the first page that uses it. */
export type PdfFont = { name: string; type: string; embedded: boolean; page: number }

export type PdfPage = {
  /** Size of the visible box in pt. */
  width: number
  height: number
  /** Characters in the order of drawing, without white space. */
  text: string
  /** The same in the order of the tags; only where the order of drawing is not that of the page. */
  tagged?: string
  /** How far the text reaches, head and folio aside; absent on a page without. */
  extent?: TextExtent
  /** Names of the destinations that this page's links lead to. */
  links: Set<string>
}

/** What a finished PDF says of itself to a reader that had no part in making it. */
export type PdfFacts = {
  /** Pages in the file. */
  count: number
  pages: PdfPage[]
  fonts: PdfFont[]
  /** Absent when the file has none. */
  labels?: string[]
  /** Titles of the outline, depth first. */
  outline: string[]
  /** Index of the page of every named destination; -1 when its page is not in the file. */
  destinations: Map<string, number>
  title: string
  tagged: boolean
}

/**
 * Reads a PDF once, in one thread, or two when it is long. Rejects when it is none.
 * @param orders what is expected of each page: a page that has its text in another order is read by its tags too
 */
export async function readPdf(pdf: Uint8Array, orders: readonly ReadingOrder[]): Promise<PdfFacts> {
  const threads = orders.length < LONG ? 1 : Math.min(2, availableParallelism())
  const share = Math.ceil(orders.length / threads)
  const [first, ...others] = await Promise.all(
    Array.from({ length: threads }, (_, index) => {
      const task: ReadingTask = {
        pdf,
        from: index * share,
        to: index === threads - 1 ? Number.POSITIVE_INFINITY : (index + 1) * share,
        orders,
      }
      return runInWorker<PdfFacts>(new URL('./pdf-thread.ts', import.meta.url), task)
    }),
  )
  if (!first) throw new Error('no thread')
  return {
    ...first,
    pages: [first, ...others].flatMap(({ pages }) => pages),
    fonts: distinctFonts([first, ...others].flatMap(({ fonts }) => fonts)),
  }
}

/** Pages from which on a second thread saves more time than it takes to start. */
const LONG = 80

function distinctFonts(fonts: readonly PdfFont[]): PdfFont[] {
  const keyOf = ({ name, type, embedded }: PdfFont) => JSON.stringify([name, type, embedded])
  return [...new Map(fonts.toReversed().map((font) => [keyOf(font), font])).values()].toReversed()
}
