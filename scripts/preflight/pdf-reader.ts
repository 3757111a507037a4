import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { writeCodeCache } from '../workers/code-cache.ts'
import type { Helper } from '../workers/queue.ts'
import { startWorker } from '../workers/run.ts'
import { type Asked, type PagesRead, readByBoth } from './both-readers.ts'
import type { ContentShare, ContentTask } from './content-thread.ts'
import type { ExpectedPage, PdfFacts, PdfPage } from './pdf-facts.ts'
import type { ReadingTask, ReadShare } from './pdf-thread.ts'
import { sampleOf } from './sampled-pages.ts'

/** Threads that are ready to read a PDF, or get ready while it is being made. */
export type PdfReader = {
  /** Starts the thread of PDF.js, where it has not begun yet. */
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
 * Two readers for one file. PDF.js, which had no part in making it, reads what the file says as a whole, and some of its pages. All pages of a long
 * file are read by their operators (content/pages.ts), at a fifth of the time; where that reading says anything else of a page that both have
 * read, or has a glyph elsewhere, PDF.js reads all. What it cannot read PDF.js reads, and every page whose text is not the expected one.
 *
 * In a short publication PDF.js gets ready at once; a long one waits for `prepare`, since an idle thread takes forty megabytes beside the browser.
 * Closing is the caller's duty.
 */
export function startPdfReader(pages: number): PdfReader {
  const helpers: Helper[] = []
  let pdfJs: Helper | undefined
  const start: Start = (module) => {
    const helper = startWorker(module, { maxYoungGenerationSizeMb: YOUNG })
    helpers.push(helper)
    return helper
  }
  const prepare = () => {
    pdfJs ??= start(new URL('./pdf-thread.ts', import.meta.url))
    return pdfJs
  }
  if (pages < LONG) prepare()
  return {
    prepare: () => void prepare(),
    async read(pdf, expected = [], known = new Map()) {
      const asked = new Map([...expected.entries()].filter(([index]) => !known.has(index)))
      const byPdfJs = (wanted: Asked) => {
        const skipped = new Set([...expected.keys()].filter((index) => !wanted.has(index)))
        return prepare().ask<ReadShare>({ pdf, wanted, skipped } satisfies ReadingTask)
      }
      const sample = sampleOf([...asked.keys()])
      const reading =
        sample.length < asked.size
          ? readByBoth(asked, sample, { byPdfJs, byOperators: byOperators(pdf, start) })
          : byPdfJs(asked)
      // This thread would only wait for the others.
      void nextTurn().then(writeCodeCache)
      const { read, ...facts } = await reading
      const found = new Map([...known, ...read])
      const pages = Array.from({ length: facts.count }, (_, index) => found.get(index))
      return { ...facts, pages: pages.filter((page) => page !== undefined) }
    },
    close: () => {
      for (const helper of helpers) helper.close()
    },
  }
}

/** Starts a thread of a module. */
type Start = (module: URL) => Helper

const NOTHING: PagesRead = new Map()

/** A file that cannot be read so is left to PDF.js, which says better what is wrong with it. */
function byOperators(pdf: Uint8Array, start: Start): (wanted: Asked) => Promise<PagesRead> {
  return async (wanted) => {
    const threads = wanted.size < LONG ? 1 : Math.min(2, availableParallelism())
    const share = Math.ceil(wanted.size / threads)
    const asked = [...wanted]
    const tasks = Array.from({ length: threads }, (_, index) => {
      const task: ContentTask = { pdf, asked: asked.slice(index * share, (index + 1) * share) }
      return start(new URL('./content-thread.ts', import.meta.url)).ask<ContentShare>(task)
    })
    try {
      return new Map((await Promise.all(tasks)).flatMap(({ read }) => read))
    } catch {
      return NOTHING
    }
  }
}

/** MB for what a thread has just made. Nearly nothing of a page is kept, so that little is needed: with the default the process has 180 MB more. */
const YOUNG = 24

/** Pages from which on a second thread saves more time than it takes to start. */
const LONG = 600
