import { runInWorker } from '../../workers/run.ts'
import type { PdfFacts } from '../pdf-facts.ts'
import type { ReadingTask } from '../pdf-thread.ts'

/** What a reader of PDFs finds in some pages of a file; all of them where `to` is not said. Rejects when the bytes are no PDF. */
export function readRange(pdf: Uint8Array, from = 0, to = Number.POSITIVE_INFINITY): Promise<PdfFacts> {
  return runInWorker<PdfFacts>(MODULE, { pdf, from, to, orders: [] } satisfies ReadingTask)
}

/** The characters of every page in the order of drawing, without white space. */
export async function readPageTexts(pdf: Uint8Array): Promise<string[]> {
  return (await readRange(pdf)).pages.map(({ text }) => text)
}

const MODULE = new URL('../pdf-thread.ts', import.meta.url)
