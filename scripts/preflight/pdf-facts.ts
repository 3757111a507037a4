import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { writeCodeCache } from '../workers/code-cache.ts'
import type { Helper } from '../workers/queue.ts'
import { startWorker } from '../workers/run.ts'
import type { ReadingTask, ReadShare } from './pdf-thread.ts'
import type { Edges } from './print/page-edges.ts'
import type { PrintedPicture } from './printed-picture.ts'
import type { ReadingOrder } from './reading-order.ts'
import type { PageMeasure, PlannedPage } from './type/page.ts'

export type PdfFont = { name: string; type: string; embedded: boolean }

export type PdfPage = {
  /** Size of the visible box in pt. */
  width: number
  height: number
  /** Characters in the order of drawing, without white space. */
  text: string
  /** The same in the order of the tags; only where the order of drawing is not that of the page. */
  tagged?: string
  /** True where not even the tags tell the order: upright digits between two words that are drawn late. */
  unordered?: boolean
  /** Sizes of its characters in pt. */
  sizes: Set<number>
  /** Names of the destinations that this page's links lead to. */
  links: Set<string>
  /** Fonts that it uses. */
  fonts: PdfFont[]
  pictures: Omit<PrintedPicture, 'page'>[]
  /** Its typesetting, where it was asked for. */
  type?: PageMeasure
  /** What there is at its edges, where it is known how it is cut. */
  edges?: Edges
}

/** An entry of the outline: `depth` 0 = outermost, `page` -1 where it leads nowhere. */
export type OutlineEntry = { title: string; depth: number; page: number }

/** What a finished PDF says of itself to a reader that had no part in making it. */
export type PdfFacts = {
  /** Pages in the file. */
  count: number
  pages: PdfPage[]
  /** Absent when the file has none. */
  labels?: string[]
  /** Depth first. */
  outline: OutlineEntry[]
  /** Index of the page of every named destination; -1 when its page is not in the file. */
  destinations: Map<string, number>
  title: string
  tagged: boolean
}

/** What is expected of a page. */
export type ExpectedPage = {
  /** A page that has its text in another order is read by its tags too. */
  order: ReadingOrder
  /** What its type is measured against, and what that of the page behind it is; without it, it is not measured. */
  planned?: PlannedPage
  next?: PlannedPage
}

/** Threads that are ready to read a PDF, or get ready while it is being made. */
export type PdfReader = {
  /** Starts the threads, where they have not begun yet. */
  prepare(): void
  /**
   * Reads a PDF once. Rejects when it is none.
   * @param expected of every page, or of none
   * @param known pages that need not be read, by index: this is what they say
   */
  read(pdf: Uint8Array, expected?: readonly ExpectedPage[], known?: ReadonlyMap<number, PdfPage>): Promise<PdfFacts>
  close(): void
}

/**
 * One thread, which begins to get ready, or two for many pages, which wait for `prepare`: such a book is long finished before it is read, and idle
 * threads take eighty megabytes beside the browser. Closing it is the caller's duty.
 */
export function startPdfReader(pages: number): PdfReader {
  const threads = pages < LONG ? 1 : Math.min(2, availableParallelism())
  const module = new URL('./pdf-thread.ts', import.meta.url)
  const helpers: Helper[] = []
  const prepare = () => {
    while (helpers.length < threads) helpers.push(startWorker(module, { maxYoungGenerationSizeMb: YOUNG }))
  }
  if (pages < LONG) prepare()
  const share = Math.ceil(pages / threads)
  return {
    prepare,
    async read(pdf, expected = [], known = new Map()) {
      prepare()
      const skipped = new Set(known.keys())
      const wanted = expected.map((page, index) => (skipped.has(index) ? undefined : page))
      const tasks = helpers.map((helper, index) => {
        const to = index === threads - 1 ? Number.POSITIVE_INFINITY : (index + 1) * share
        return helper.ask<ReadShare>({ pdf, from: index * share, to, wanted, skipped } satisfies ReadingTask)
      })
      // This thread would only wait for the others.
      void nextTurn().then(writeCodeCache)
      const shares = await Promise.all(tasks)
      const { read: _, ...whole } = shares[0] as ReadShare
      const read = new Map([...known, ...shares.flatMap((share) => share.read)])
      const pages = Array.from({ length: whole.count }, (_, index) => read.get(index)).filter(
        (page) => page !== undefined,
      )
      return { ...whole, pages }
    },
    close: () => {
      for (const helper of helpers) helper.close()
    },
  }
}

/** MB for what a thread has just made. Nearly nothing of a page is kept, so that little is needed: with the default the process has 180 MB more. */
const YOUNG = 24

/** Pages from which on a second thread saves more time than it takes to start. */
const LONG = 600
