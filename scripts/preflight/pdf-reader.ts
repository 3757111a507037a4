import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { writeCodeCache } from '../workers/code-cache.ts'
import type { Helper } from '../workers/queue.ts'
import { startWorker } from '../workers/run.ts'
import type { ContentShare, ContentTask } from './content-thread.ts'
import type { ExpectedPage, PdfFacts, PdfPage } from './pdf-facts.ts'
import type { ReadingTask, ReadShare } from './pdf-thread.ts'
import { sampleOf } from './sample.ts'

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
 * read, PDF.js reads all. What it cannot read, PDF.js reads.
 *
 * In a short publication PDF.js gets ready at once; a long one waits for `prepare`, since an idle thread takes forty megabytes beside the browser.
 * Closing is the caller's duty.
 */
export function startPdfReader(pages: number): PdfReader {
  const helpers: Helper[] = []
  let other: Helper | undefined
  const start = (name: string) => {
    const helper = startWorker(new URL(name, import.meta.url), { maxYoungGenerationSizeMb: YOUNG })
    helpers.push(helper)
    return helper
  }
  const pdfJs = () => {
    other ??= start('./pdf-thread.ts')
    return other
  }
  if (pages < LONG) pdfJs()
  return {
    prepare: () => void pdfJs(),
    async read(pdf, expected = [], known = new Map()) {
      const asked = expected.flatMap((page, index) => (known.has(index) ? [] : [[index, page] as const]))
      const sample = sampleOf(asked.map(([index]) => index))
      const byPdfJs = (left: ReadonlySet<number>) => {
        const wanted = expected.map((page, index) => (left.has(index) ? page : undefined))
        const skipped = new Set([...expected.keys()].filter((index) => !left.has(index)))
        return pdfJs().ask<ReadShare>({ pdf, wanted, skipped } satisfies ReadingTask)
      }
      const whole = byPdfJs(new Set(sample))
      const own = sample.length < asked.length ? byOperators(pdf, asked, start) : NOTHING
      // This thread would only wait for the others.
      void nextTurn().then(writeCodeCache)
      const [{ read, ...facts }, ownRead] = await Promise.all([whole, own])
      const trusted = read.every(([index, page]) => agree(ownRead.get(index), page)) ? ownRead : NOTHING
      const found = new Map([...known, ...trusted, ...read])
      const left = new Set(asked.flatMap(([index]) => (found.has(index) || index >= facts.count ? [] : [index])))
      if (left.size > 0) for (const [index, page] of (await byPdfJs(left)).read) found.set(index, page)
      const pages = Array.from({ length: facts.count }, (_, index) => found.get(index))
      const byOwn = [...trusted.keys()].filter((index) => !read.some(([one]) => one === index)).length
      return {
        ...facts,
        pages: pages.filter((page) => page !== undefined),
        ...(byOwn > 0 && { byOperators: byOwn }),
      }
    },
    close: () => {
      for (const helper of helpers) helper.close()
    },
  }
}

type PagesRead = ReadonlyMap<number, PdfPage>

const NOTHING: PagesRead = new Map()

/** A file that cannot be read so is left to PDF.js, which says better what is wrong with it. */
async function byOperators(
  pdf: Uint8Array,
  asked: ContentTask['asked'],
  start: (name: string) => Helper,
): Promise<PagesRead> {
  const threads = asked.length < LONG ? 1 : Math.min(2, availableParallelism())
  const share = Math.ceil(asked.length / threads)
  const tasks = Array.from({ length: threads }, (_, index) => {
    const task: ContentTask = { pdf, asked: asked.slice(index * share, (index + 1) * share) }
    return start('./content-thread.ts').ask<ContentShare>(task)
  })
  try {
    return new Map((await Promise.all(tasks)).flatMap(({ read }) => read))
  } catch {
    return NOTHING
  }
}

/** Whether both readers say the same of a page; PDF.js may leave out pictures, where one follows the other. A page that one has not read says nothing. */
function agree(own: PdfPage | undefined, other: PdfPage): boolean {
  if (!own) return true
  const [{ pictures, ...mine }, { pictures: others, ...theirs }] = [own, other]
  return (
    isDeepStrictEqual(mine, theirs) &&
    others.every((one) => pictures.some((picture) => isDeepStrictEqual(picture, one)))
  )
}

/** MB for what a thread has just made. Nearly nothing of a page is kept, so that little is needed: with the default the process has 180 MB more. */
const YOUNG = 24

/** Pages from which on a second thread saves more time than it takes to start. */
const LONG = 600
