import { ordinaryForm } from '../../scripts/fonts/vertical-forms.ts'
import type { Page } from '../../scripts/pages/page.ts'
import type { Glyph } from './glyphs.ts'

/** A line of text as it stands on the finished page. CSS px, from the page's upper left corner. */
export type Line = {
  /** Where its text begins, along the line; where its baseline is, across it (in a vertical line: the middle of the squares). */
  start: number
  across: number
  /** From its first to its last edge. */
  extent: number
  /** Size of most of its characters. */
  size: number
  /** From character to character where nothing special is. */
  pitch: number
  /** `v` runs down, `h` to the right, `t` upwards: a turned table. */
  way: 'h' | 'v' | 't'
  /** PostScript name of the font of its last character. */
  font: string
  /** Place of the block that it belongs to, or empty: Banxin's own words. */
  source: string
  /** Its words: a character or a Latin word, and how far the next one begins behind it. */
  words: Word[]
}

export type Word = { text: string; advance: number }

/** Puts the glyphs of one page together to lines, in the order in which their lines stand. */
export function linesOf(glyphs: readonly Glyph[], page: Page, vertical: boolean): Line[] {
  const squares = vertical ? inSquares(glyphs) : glyphs.map((glyph) => ({ ...glyph, down: glyph.towards === 'down' }))
  const placed = squares.map(placeOf)
  const lines = (['v', 'h', 't'] as const).flatMap((way) =>
    rows(placed.filter((glyph) => glyph.way === way)).map((row) => lineOf(row, way)),
  )
  const inOrder = lines.sort((a, b) => depthOf(a) - depthOf(b) || a.start - b.start)
  return withSources(inOrder, page)
}

/** `down`: it belongs to a line that runs down. */
type Square = Glyph & { down: boolean }

/** In a vertical book: digits that stand side by side in one square are one; heads, folios and turned tables run across. */
function inSquares(glyphs: readonly Glyph[]): Square[] {
  const squares: Glyph[] = []
  for (const glyph of glyphs) {
    const before = squares.at(-1)
    const distance = before ? glyph.x - before.x - before.width : 0
    const narrow = glyph.towards === 'right' && glyph.width < 0.75 * glyph.size && before && before.width < glyph.size
    if (narrow && before.towards === 'right' && level(before, glyph) && Math.abs(distance) < 0.2) {
      squares[squares.length - 1] = { ...before, text: before.text + glyph.text, width: before.width + glyph.width }
    } else squares.push(glyph)
  }
  const across = squares.filter((glyph, at) => isBeside(glyph, squares[at + 1]) || isBeside(squares[at - 1], glyph))
  return squares.map((glyph) => ({
    ...glyph,
    down: glyph.towards === 'down' || (glyph.towards === 'right' && !across.some((other) => level(glyph, other))),
  }))
}

const level = (a: Glyph, b: Glyph) => a.towards === b.towards && Math.abs(a.y - b.y) < 0.05

function isBeside(glyph: Glyph | undefined, next: Glyph | undefined): boolean {
  if (!glyph || !next || glyph.towards !== 'right' || !level(glyph, next)) return false
  const distance = next.x - glyph.x
  return distance > 0.7 * glyph.size && distance < 3 * glyph.size
}

type Placed = { text: string; font: string; start: number; end: number; across: number; size: number; way: Line['way'] }

/** Share of the square above the baseline (styles/cjk.css). */
const RISE = 0.88

const OPENING = '“‘（《〈「『【〔［｛'
const CLOSING = '”’）》〉」』】〕］｝，。、；：！？'

function placeOf({ x, y, size, width, towards, down, ...glyph }: Square): Placed {
  // Vertical presentation forms.
  const text = glyph.text.replace(/[\uFE10-\uFE4F]/gu, ordinaryForm)
  const common = { text, size, font: glyph.font }
  if (towards === 'down') return { ...common, start: y, end: y + width, across: x + (RISE - 0.5) * size, way: 'v' }
  // From the lower edge upwards.
  if (towards === 'up') return { ...common, ...trimmed(text, -y, -y + width, size), across: x, way: 't' }
  if (!down) return { ...common, ...trimmed(text, x, x + width, size), across: y, way: 'h' }
  const start = y - RISE * size
  return { ...common, ...trimmed(text, start, start + size, size), across: x + width / 2, way: 'v' }
}

/** Full-width marks take half a square: that of their ink. */
function trimmed(text: string, start: number, end: number, size: number) {
  if (OPENING.includes(text)) return { start: end - size / 2, end }
  if (CLOSING.includes(text)) return { start, end: start + size / 2 }
  return { start, end }
}

/** Glyphs on one baseline; smaller ones that stand a little beside it (note calls) belong to it. */
function rows(glyphs: readonly Placed[]): Placed[][] {
  const rows: { across: number; size: number; glyphs: Placed[] }[] = []
  const bySize = [...glyphs].sort((a, b) => b.size - a.size)
  for (const glyph of bySize) {
    const row = rows.find(
      ({ across, size }) => Math.abs(across - glyph.across) < (glyph.size < size - 0.5 ? 0.45 * size : 0.2 * size),
    )
    if (row) row.glyphs.push(glyph)
    else rows.push({ across: glyph.across, size: glyph.size, glyphs: [glyph] })
  }
  return rows.map(({ glyphs }) => glyphs.sort((a, b) => a.start - b.start))
}

function lineOf(row: readonly Placed[], way: Line['way']): Line {
  const size = mostOf(row.map((glyph) => round(glyph.size)))
  const first = row[0] as Placed
  const words: (Word & { start: number; end: number })[] = []
  for (const [index, { text, start, end }] of row.entries()) {
    const word = words.at(-1)
    const before = row[index - 1]
    // Digits of one square, letters of one word.
    const joined = before && /^[\w.%-]$/.test(text) && /^[\w.%-]$/.test(before.text) && start - before.end < 0.2 * size
    if (word && joined) Object.assign(word, { text: word.text + text, end: Math.max(word.end, end) })
    else words.push({ text, start, end, advance: 0 })
  }
  for (const [index, word] of words.entries()) word.advance = round((words[index + 1]?.start ?? word.end) - word.start)
  const end = Math.max(...row.map((glyph) => glyph.end))
  return {
    start: round(Math.abs(first.start)),
    across: round(mostOf(row.filter((glyph) => round(glyph.size) === size).map((glyph) => round(glyph.across)))),
    extent: round(end - first.start),
    size,
    pitch:
      pitchOf(
        words.slice(0, -1).map(({ advance }) => advance),
        way,
      ) ?? size,
    way,
    font: row.at(-1)?.font ?? first.font,
    source: '',
    words: words.map(({ text, advance }) => ({ text, advance })),
  }
}

/** The order of lines on a page: from the top, in a vertical book from the right. */
const depthOf = ({ way, across }: Line) => (way === 'v' ? 10_000 - across : across) + (way === 't' ? 20_000 : 0)

/** Each line gets the block of its page with which it has most in common. */
function withSources(lines: Line[], { blocks, folioLine, head }: Page): Line[] {
  let last = 0
  return lines.map((line) => {
    const text = line.words.map((word) => word.text).join('')
    if (text === head || text === folioLine.replaceAll(' ', '')) return line
    const scores = blocks.map((block, index) => ({
      index,
      common: inCommon(text, block.text) - Math.abs(index - last) / 1000,
    }))
    const best = scores.reduce((a, b) => (b.common > a.common ? b : a), { index: -1, common: 0 })
    if (best.common < Math.min(2, text.length) - 0.5 || best.common < 0.5) return line
    last = best.index
    return { ...line, source: blocks[best.index]?.source ?? '' }
  })
}

/** Length of the longest piece that both have. */
function inCommon(text: string, block: string): number {
  let most = 0
  for (let start = 0; start + most < text.length; start += 1) {
    while (start + most < text.length && block.includes(text.slice(start, start + most + 1))) most += 1
  }
  return most
}

const round = (value: number) => Math.round(value * 10) / 10

function mostOf(values: readonly number[]): number {
  const counts = Map.groupBy(values, (value) => value)
  return [...counts].sort(([a, many], [b, other]) => other.length - many.length || a - b)[0]?.[0] ?? 0
}

/** Most advances of a horizontal line are the same to the tenth of a pixel. */
function pitchOf(advances: readonly number[], way: Line['way']): number | undefined {
  if (advances.length === 0) return undefined
  return way === 'v' ? advances.toSorted((a, b) => a - b)[Math.floor(advances.length / 2)] : mostOf(advances)
}
