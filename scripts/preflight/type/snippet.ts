import type { Line } from './lines.ts'

/** The first and the last characters of a line, and those around one of them: enough to find the place. */
export const startOf = (line: Line | undefined) => textOf(line).slice(0, 8).join('')
export const endOf = (line: Line | undefined) => textOf(line).slice(-8).join('')
export const aroundOf = (line: Line, index: number) =>
  textOf(line)
    .slice(Math.max(0, index - 3), index + 4)
    .join('')

const textOf = (line: Line | undefined) => (line?.chars ?? []).map(({ text }) => text)
