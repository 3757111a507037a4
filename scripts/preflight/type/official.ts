import { isHan, OPENERS } from './characters.ts'
import { lineEnd } from './ends.ts'
import { isOnGrid } from './grid.ts'
import { Is } from './is.ts'
import type { Char, Line } from './lines.ts'
import { rowsOf } from './margins.ts'
import type { Check, ReadPage, Tally } from './page.ts'
import { startOf } from './snippet.ts'
import { isLeftShort, stretchOf } from './stretch.ts'

/**
 * G01–G04: the page of GB/T 9704-2012 in mm and characters. 天头 37 ± 1 mm to the first line, 订口 28 ± 1 mm, type area 156 × 225 mm (5.2.1);
 * 22 lines of 28 characters (5.2.3); 三号, title 二号 in the middle (5.2.2, 7.3.1); folio 四号, its dashes 7 mm below the type area, outside,
 * one character in (7.5).
 */
export const official: Check = (page, tally) => {
  if (!page.promises.official) return
  const body = page.lines.filter(
    (line) => line.flow.kind === 'text' && Math.abs(line.size - page.size) < 0.05 * page.size,
  )
  // A line of Latin letters alone, an address, is not drawn out.
  const full = body.filter(
    (line) =>
      !line.last && line.towards === 'right' && !isLeftShort(line) && line.chars.some(({ text }) => isHan(text)),
  )
  if (full.some(({ first }) => !first)) measureArea(page, full, tally)
  if (body.length > 0) measureLines(page, body, tally)
  measureSizes(page, tally)
  measureFolio(page, tally)
}

const MM = 72 / 25.4

function measureArea(page: ReadPage, full: readonly Line[], tally: Tally): void {
  const { area, trim, side } = page
  const starts = full.flatMap(({ first, chars }) =>
    first || isFormula(chars[0]) ? [] : [area.left + lineStart(chars[0])],
  )
  const ends = full.map((line) => area.left + lineEnd(line))
  const binding = side === 'recto' ? Math.min(area.right, ...starts) : trim.width - Math.max(...ends)
  const sides = { binding: binding / MM, width: (median(ends) - Math.min(area.right, ...starts)) / MM }
  tally.sample('binding', sides.binding)
  tally.sample('width', sides.width)
  const wrong = Math.abs(sides.binding - 28) > 1 || Math.abs(sides.width - 156) > 1
  tally.check('G01', undefined, wrong && `订口 ${sides.binding.toFixed(1)} mm，版心宽 ${sides.width.toFixed(1)} mm`)
  const first = page.lines[0]
  if (first && full.includes(first)) {
    const top = (area.top + first.across - ASCENT * first.size) / MM
    tally.sample('top', top)
    tally.check('G01', first, Math.abs(top - 37) > 1 && `天头 ${top.toFixed(1)} mm`)
  }
}

const ASCENT = 0.88

/** It has air of its own around it. */
const isFormula = (char: Char | undefined) => ((char?.is ?? 0) & Is.formula) !== 0

function measureLines(page: ReadPage, body: readonly Line[], tally: Tally): void {
  const rows = new Set(page.lines.filter((line) => isOnGrid(line, page)).map(({ across }) => Math.round(across)))
  tally.sample('lines', rows.size)
  tally.check('G02', body[0], rows.size > 22 && `${rows.size} 行`)
  for (const line of body) {
    const step = line.last ? stretchOf(line) : undefined
    if (step !== undefined) tally.sample('characters', (page.area.right - page.area.left) / (step * line.size))
  }
}

function measureSizes({ lines, area }: ReadPage, tally: Tally): void {
  for (const line of lines) {
    const { flow, chars, size } = line
    if (flow.kind === 'text') tally.check('G03', line, Math.abs(size - 16) > 0.1 && `${startOf(line)} ${size} pt`)
    if (flow.kind !== 'heading' || flow.level !== 1) continue
    const last = chars.at(-1)
    const middle = ((chars[0]?.at ?? 0) + (last ? last.at + last.width : 0)) / 2
    const off = middle - (area.right - area.left) / 2
    tally.check(
      'G03',
      line,
      (Math.abs(size - 22) > 0.1 || Math.abs(off) > size) && `${startOf(line)} ${size} pt ${off.toFixed(1)} pt`,
    )
  }
}

function measureFolio(page: ReadPage, tally: Tally): void {
  const row = rowsOf(page.margin).find((glyphs) => (glyphs[0]?.y ?? 0) > page.area.bottom)
  const dash = row?.find(({ text }) => text === '—')
  if (!row || !dash) return
  // A dash lies in the middle of its square; the lower edge of the type area is 37 + 225 mm from the head of the page.
  const below = (dash.y - (ASCENT - 0.5) * dash.size) / MM - (37 + 225)
  tally.sample('folio', below)
  const inset =
    page.side === 'recto'
      ? page.area.right - Math.max(...row.map(({ x, width }) => x + width))
      : Math.min(...row.map(({ x }) => x)) - page.area.left
  tally.sample('inset', inset / dash.size)
  const wrong = Math.abs(below - 7) > 1 || Math.abs(dash.size - 14) > 0.1 || Math.abs(inset / dash.size - 1) > 0.2
  tally.check(
    'G04',
    undefined,
    wrong && `${below.toFixed(1)} mm，${dash.size} pt，空 ${(inset / dash.size).toFixed(2)} 字`,
  )
}

/** The air of an opening mark lies outside. */
const lineStart = (char: Char | undefined) =>
  char && OPENERS.has(char.text) ? char.at + char.size / 2 : (char?.at ?? 0)

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
