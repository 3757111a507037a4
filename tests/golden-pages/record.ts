import type { Page } from '../../scripts/pages/page.ts'
import type { Line } from './lines.ts'

/** A page as a golden file has it. */
export type PageRecord = { title: string; lines: LineRecord[] }

/** `start`, `across`, `extent`, `size`, `pitch` as in Line. `text` without its advances, `advances` by their place in it. */
export type LineRecord = {
  name: string
  numbers: Record<(typeof NUMBERS)[number], number>
  source: string
  text: string
  advances: Map<number, { text: string; advance: number }>
}

const NUMBERS = ['start', 'across', 'extent', 'size', 'pitch'] as const

const HEAD = `# One line of text a line; px from the page's upper left corner, y the baseline (vertical: x the middle of the column).
# line, start, baseline, extent, size, pitch of its characters, block; behind a character in ‹› its advance where it is not the pitch.
`

/** The pages of a book as a text that people can read and compare. */
export function writeRecord(pages: readonly { page: Page; lines: Line[] }[]): string {
  return `${HEAD}${pages.map(({ page, lines }) => [titleOf(page), ...lines.map(lineText)].join('\n')).join('\n\n')}\n`
}

function titleOf({ index, part, side, folioLine, head }: Page): string {
  const printed = [folioLine && `folio ${folioLine}`, head && `head ${head}`].filter(Boolean)
  return `== p${index} ${[`${part} ${side}`, ...printed].join(', ')}`
}

function lineText(line: Line, index: number): string {
  const name = `l${index + 1}${line.way}`
  const numbers = NUMBERS.map((key) => line[key].toFixed(1).padStart(6)).join(' ')
  const text = line.words
    .map((word, at) => word.text + (at < line.words.length - 1 ? shownAdvance(line, word) : ''))
    .join('')
  return `${name.padEnd(4)} ${numbers}  ${(line.source || '-').padEnd(12)}  ${text}`
}

/**
 * Chromium places the glyphs of a vertical line by the whole pixels of their ink, up to a pixel from where they belong: only
 * more than that is told.
 */
function shownAdvance({ pitch, way, size }: Line, { advance }: { advance: number }): string {
  const special = Math.abs(advance - pitch) > (way === 'v' ? 1.5 : 0.15) || advance > 2 * size
  return special ? `‹${advance.toFixed(1)}›` : ''
}

/** Reads such a text. */
export function readRecord(text: string): PageRecord[] {
  const pages: PageRecord[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('== ')) pages.push({ title: line.slice(3), lines: [] })
    else if (/^l\d/.test(line)) pages.at(-1)?.lines.push(readLine(line))
  }
  return pages
}

function readLine(line: string): LineRecord {
  const [, name = '', numbers = '', source = '', marked = ''] =
    line.match(/^(\S+)\s+((?:-?[\d.]+\s+){5})(\S+) +(.*)$/) ?? []
  const values = numbers.trim().split(/\s+/).map(Number)
  const advances: LineRecord['advances'] = new Map()
  let text = ''
  for (const [, words = '', advance] of marked.matchAll(/([^‹]+)(?:‹([\d.-]+)›)?/g)) {
    text += words
    const last = words.match(/(\w+|.)$/u)?.[0] ?? ''
    if (advance) advances.set([...text].length, { text: last, advance: Number(advance) })
  }
  return {
    name,
    numbers: Object.fromEntries(NUMBERS.map((key, index) => [key, values[index] ?? 0])) as LineRecord['numbers'],
    source,
    text,
    advances,
  }
}
