/** 份号 of GB/T 9704-2012, 7.2.1: six Arabic figures. */
const FIGURES = 6

/** More in one job is a slip of the finger: 10,000 copies of a small paper are a file of some MB, of a long one of some GB. */
const MOST = 10_000

/**
 * Reads what a user writes: `1-200`, `7`, `1-50,60,71-80`.
 * @returns the numbers in their order, each once; undefined where the text is none, counts backwards, names a copy twice, has more than
 * six figures, or asks for more than 10,000 copies
 */
export function readCopyNumbers(text: string): number[] | undefined {
  const numbers: number[] = []
  for (const part of text.split(/[,，、]/)) {
    const [, from = '', to = from] = part.trim().match(/^(\d{1,6})(?:\s*[-–—~～]\s*(\d{1,6}))?$/) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === '' || first < 1 || last < first || numbers.length + last - first >= MOST) return undefined
    for (let number = first; number <= last; number++) numbers.push(number)
  }
  return new Set(numbers).size === numbers.length ? numbers : undefined
}

/** 7 as 000007. */
export function copyNumber(number: number): string {
  return String(number).padStart(FIGURES, '0')
}
