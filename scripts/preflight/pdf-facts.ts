import { availableParallelism } from 'node:os'
import { startWorker } from '../workers/run.ts'
import type { ReadingTask } from './pdf-thread.ts'
import type { PrintedPicture } from './printed-picture.ts'
import type { ReadingOrder } from './reading-order.ts'
import type { PageMeasure, PlannedPage } from './type/page.ts'

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
  /** True where not even the tags tell the order: upright digits between two words that are drawn late. */
  unordered?: boolean
  /** Sizes of its characters in pt. */
  sizes: Set<number>
  /** Names of the destinations that this page's links lead to. */
  links: Set<string>
  pictures: Omit<PrintedPicture, 'page'>[]
  /** Its typesetting, where it was asked for. */
  type?: PageMeasure
}

/** An entry of the outline: `depth` 0 = outermost, `page` -1 where it leads nowhere. */
export type OutlineEntry = { title: string; depth: number; page: number }

/** What a finished PDF says of itself to a reader that had no part in making it. */
export type PdfFacts = {
  /** Pages in the file. */
  count: number
  pages: PdfPage[]
  fonts: PdfFont[]
  /** Absent when the file has none. */
  labels?: string[]
  /** Depth first. */
  outline: OutlineEntry[]
  /** Index of the page of every named destination; -1 when its page is not in the file. */
  destinations: Map<string, number>
  title: string
  tagged: boolean
}

/** Threads that are ready to read a PDF, or get ready while it is being made. */
export type PdfReader = {
  /**
   * Reads a PDF once. Rejects when it is none.
   * @param orders what is expected of each page: a page that has its text in another order is read by its tags too
   */
  read(pdf: Uint8Array, orders: readonly ReadingOrder[], planned?: readonly PlannedPage[]): Promise<PdfFacts>
  close(): void
}

/** One thread, or two for many pages. Closing it is the caller's duty. */
export function startPdfReader(pages: number): PdfReader {
  const threads = pages < LONG ? 1 : Math.min(2, availableParallelism())
  const module = new URL('./pdf-thread.ts', import.meta.url)
  const helpers = Array.from({ length: threads }, () => startWorker(module, { maxYoungGenerationSizeMb: YOUNG }))
  const share = Math.ceil(pages / threads)
  return {
    async read(pdf, orders, planned) {
      const tasks = helpers.map((helper, index) => {
        const to = index === threads - 1 ? Number.POSITIVE_INFINITY : (index + 1) * share
        return helper.ask<PdfFacts>({ pdf, from: index * share, to, orders, planned } satisfies ReadingTask)
      })
      const parts = await Promise.all(tasks)
      return {
        ...(parts[0] as PdfFacts),
        pages: parts.flatMap((part) => part.pages),
        fonts: distinctFonts(parts.flatMap((part) => part.fonts)),
      }
    },
    close: () => {
      for (const helper of helpers) helper.close()
    },
  }
}

/** MB for what a thread has just made. Nearly nothing of a page is kept, so that little is needed: with the default the process has 180 MB more. */
const YOUNG = 16

/** Pages from which on a second thread saves more time than it takes to start. */
const LONG = 600

function distinctFonts(fonts: readonly PdfFont[]): PdfFont[] {
  const keyOf = ({ name, type, embedded }: PdfFont) => JSON.stringify([name, type, embedded])
  return [...new Map(fonts.toReversed().map((font) => [keyOf(font), font])).values()].toReversed()
}
