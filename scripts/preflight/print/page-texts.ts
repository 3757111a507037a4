import { runInWorker } from '../../workers/run.ts'
import type { PdfFacts } from '../pdf-facts.ts'
import type { ReadingTask } from '../pdf-thread.ts'

/** The characters of every page in the order of drawing, without white space. Rejects when the bytes are no PDF. */
export async function readPageTexts(pdf: Uint8Array): Promise<string[]> {
  const task = { pdf, from: 0, to: Number.POSITIVE_INFINITY, orders: [] } satisfies ReadingTask
  return (await runInWorker<PdfFacts>(MODULE, task)).pages.map(({ text }) => text)
}

const MODULE = new URL('../pdf-thread.ts', import.meta.url)
