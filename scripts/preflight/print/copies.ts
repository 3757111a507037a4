import { copyNumber } from '../../config/copy-numbers.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { runInWorker } from '../../workers/run.ts'
import { problem } from '../problem.ts'
import type { CopiesTask, FoundCopy } from './copies-thread.ts'
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
  if (data instanceof Uint8Array) {
    const perCopy = texts.length + (texts.length % 2)
    return checkFile(data, perCopy * numbers.length, [[0, first], ...lastOf(numbers, perCopy)], expected)
  }
  const found = await Promise.all(
    data.map((file, index) => checkFile(file, texts.length, [[0, index === 0 ? first : last]], expected)),
  )
  return found.flat()
}

type Copy = [start: number, number: number]

function lastOf(numbers: readonly number[], perCopy: number): Copy[] {
  const last = numbers.at(-1)
  return numbers.length > 1 && last !== undefined ? [[(numbers.length - 1) * perCopy, last]] : []
}

/** @param count pages that the file should have */
async function checkFile(
  pdf: Uint8Array,
  count: number,
  copies: readonly Copy[],
  expected: ExpectedCopies,
): Promise<Diagnostic[]> {
  const { watermark, texts } = expected
  const figures = copyNumber(0).length
  const below = watermark ? [...watermark.replace(/\s/gu, '')].length + figures : 0
  const task = { pdf, starts: copies.map(([start]) => start), pages: texts.length, below, figures } satisfies CopiesTask
  const found = await runInWorker<{ count: number; copies: FoundCopy[] }>(MODULE, task)
  if (found.count !== count) return [problem('copy-count', `编了份号应有 ${count} 页，却有 ${found.count} 页。`)]
  return found.copies.flatMap((copy, index) => checkCopy(copy, copies[index] ?? [0, 0], expected))
}

function checkCopy(
  { texts: found, x, y, covered }: FoundCopy,
  [start, number]: Copy,
  { watermark, place, texts }: ExpectedCopies,
): Diagnostic[] {
  const figures = copyNumber(number)
  const below = watermark ? `${watermark.replace(/\s/gu, '')}${figures}` : ''
  const wanted = texts.map((text, index) => `${below}${text}${index === 0 ? figures : ''}`)
  const faults = checkTexts(found, wanted, start + 1)
  if (faults.length > 0) return faults
  const mm = (pt: number) => (pt / 72) * 25.4
  if (Math.abs(mm(x) - place.x) > NEAR || Math.abs(mm(y) - place.y) > NEAR) {
    return [problem('copy-number-place', `份号 ${figures} 不在它的位置上。`)]
  }
  return covered === '' ? [] : [problem('copy-number-over', `份号 ${figures} 印在别的字上：“${covered}”。`)]
}

/** mm. */
const NEAR = 0.1

const MODULE = new URL('./copies-thread.ts', import.meta.url)
