import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { writeCodeCache } from '../workers/code-cache.ts'
import type { Helper } from '../workers/queue.ts'
import { startWorker } from '../workers/run.ts'
import { type Asked, type PagesRead, readByBoth } from './both-readers.ts'
import type { ContentShare, ContentTask } from './content-thread.ts'
import { fontsByPage } from './page-fonts.ts'
import type { ExpectedPage, PdfFacts, PdfPage } from './pdf-facts.ts'
import type { ReadingTask, ReadShare } from './pdf-thread.ts'
import { MOST, sampleOf } from './sampled-pages.ts'

/** Threads that are ready to read a PDF, or get ready while it is being made. */
export type PdfReader = {
  /**
   * Starts the threads, where they have not begun yet.
   * @param pages how many there will be to read
   */
  prepare(pages: number): void
  /**
   * Reads a PDF once. Rejects when it is none.
   * @param expected of every page, or of none
   * @param known pages that need not be read, by index: this is what they say
   */
  read(pdf: Uint8Array, expected?: readonly ExpectedPage[], known?: ReadonlyMap<number, PdfPage>): Promise<PdfFacts>
  close(): void
}

/**
 * Two readers for one file. PDF.js, which had no part in making it, reads what the file says as a whole, and some of its pages. All pages of a long
 * file are read by their operators (content/pages.ts), at a fifth of the time; where that reading says anything else of a page that both have
 * read, or has anything elsewhere, PDF.js reads all. Every font is on one of these. What it cannot read PDF.js reads, and every page whose text is not the expected one.
 *
 * In a short publication PDF.js gets ready at once; a long one waits for `prepare`, since an idle thread takes forty megabytes beside the browser.
 * Closing is the caller's duty.
 */
export function startPdfReader(pages: number): PdfReader {
  const start = (module: URL) => startWorker(module, { maxYoungGenerationSizeMb: YOUNG })
  const own: Helper[] = []
  let other: Helper | undefined
  let closed = false
  const pdfJs = () => {
    other ??= start(new URL('./pdf-thread.ts', import.meta.url))
    return other
  }
  const ownFor = (count: number) => {
    while (own.length < threadsFor(count)) own.push(start(new URL('./content-thread.ts', import.meta.url)))
    return own
  }
  if (pages < LONG) pdfJs()
  return {
    prepare(count) {
      // Whoever prepares may have waited for something while the build has come to nothing.
      if (closed) return
      pdfJs()
      ownFor(count)
    },
    async read(pdf, expected = [], known = new Map()) {
      const asked = new Map([...expected.entries()].filter(([index]) => !known.has(index)))
      const byPdfJs = (wanted: Asked) => {
        const skipped = new Set([...expected.keys()].filter((index) => !wanted.has(index)))
        return pdfJs().ask<ReadShare>({ pdf, wanted, skipped } satisfies ReadingTask)
      }
      const byOperators = (wanted: Asked) => readByOperators(pdf, wanted, ownFor(wanted.size))
      const isLong = asked.size > MOST
      const sample = isLong ? sampleOf([...asked.keys()], fontsByPage(pdf)) : []
      const reading = isLong ? readByBoth(asked, sample, { byPdfJs, byOperators }) : byPdfJs(asked)
      // This thread would only wait for the others.
      void nextTurn().then(writeCodeCache)
      const { read, ...facts } = await reading
      const found = new Map([...known, ...read])
      const pages = Array.from({ length: facts.count }, (_, index) => found.get(index))
      return { ...facts, pages: pages.filter((page) => page !== undefined) }
    },
    close() {
      closed = true
      for (const helper of own) helper.close()
      other?.close()
    },
  }
}

/** A file that cannot be read so is left to PDF.js, which says better what is wrong with it. */
async function readByOperators(pdf: Uint8Array, wanted: Asked, helpers: readonly Helper[]): Promise<PagesRead> {
  const asked = [...wanted]
  const share = Math.ceil(asked.length / helpers.length)
  const tasks = helpers.map((helper, index) => {
    const task: ContentTask = { pdf, asked: asked.slice(index * share, (index + 1) * share) }
    return helper.ask<ContentShare>(task)
  })
  try {
    return new Map((await Promise.all(tasks)).flatMap(({ read }) => read))
  } catch {
    return new Map()
  }
}

/** Threads that read so many pages by their operators; PDF.js reads a few by itself. */
function threadsFor(pages: number): number {
  if (pages <= MOST) return 0
  return pages < LONG ? 1 : Math.min(2, availableParallelism())
}

/** MB for what a thread has just made. Nearly nothing of a page is kept, so that little is needed: with the default the process has 180 MB more. */
const YOUNG = 24

/** Pages from which on a second thread saves more time than it takes to start. */
const LONG = 600
