import { copyNumber } from '../../config/copy-numbers.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { runInWorker } from '../../workers/run.ts'
import { problem } from '../problem.ts'
import type { StampedTask } from './number-thread.ts'
import { readRange } from './page-texts.ts'
import { checkTexts } from './texts.ts'

export type ExpectedCopies = {
  numbers: readonly number[]
  watermark?: string
  /** Base line of the number, mm from the corner of the page. */
  place: { x: number; y: number }
  /** Of the pages of the paper. */
  texts: readonly string[]
}

/**
 * The first and the last of the numbered copies against the paper: every page with its text, the watermark below it, and on the first
 * page the number in its place, on top of nothing else.
 * @param data all copies in one file, or the first and the last as files
 */
export async function checkCopies(
  data: Uint8Array | readonly Uint8Array[],
  expected: ExpectedCopies,
): Promise<Diagnostic[]> {
  const { numbers, texts } = expected
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)]
  if (!(data instanceof Uint8Array)) {
    const found = await Promise.all(data.map((file, index) => checkCopy(file, 0, index === 0 ? first : last, expected)))
    return found.flat()
  }
  const perCopy = texts.length + (texts.length % 2)
  const { count } = await readRange(data, 1, 1)
  if (count !== perCopy * numbers.length) {
    return [problem('copy-count', `${numbers.length} 份应有 ${perCopy * numbers.length} 页，却有 ${count} 页。`)]
  }
  const ends = numbers.length > 1 ? [first, last] : [first]
  const found = await Promise.all(
    ends.map((number, index) => checkCopy(data, index * (numbers.length - 1) * perCopy, number, expected)),
  )
  return found.flat()
}

async function checkCopy(
  pdf: Uint8Array,
  from: number,
  number: number,
  { watermark, place, texts }: ExpectedCopies,
): Promise<Diagnostic[]> {
  const figures = copyNumber(number)
  const below = watermark ? `${watermark.replace(/\s/gu, '')}${figures}` : ''
  const wanted = texts.map((text, index) => `${below}${text}${index === 0 ? figures : ''}`)
  const read = await readRange(pdf, from, from + texts.length)
  const faults = checkTexts(
    read.pages.map(({ text }) => text),
    wanted,
    from + 1,
  )
  if (faults.length > 0) return faults
  const task = { pdf, page: from, below: [...below].length, figures: figures.length } satisfies StampedTask
  const { x, y, covered } = await runInWorker<{ x: number; y: number; covered: string }>(MODULE, task)
  const mm = (pt: number) => (pt / 72) * 25.4
  if (Math.abs(mm(x) - place.x) > NEAR || Math.abs(mm(y) - place.y) > NEAR) {
    return [problem('copy-number-place', `份号 ${figures} 不在它的位置上。`)]
  }
  return covered === '' ? [] : [problem('copy-number-over', `份号 ${figures} 印在别的字上：“${covered}”。`)]
}

/** mm. */
const NEAR = 0.1

const MODULE = new URL('./number-thread.ts', import.meta.url)
