import { ordinary } from '../characters.ts'
import type { Glyph } from '../drawn.ts'
import type { Flow } from './flows.ts'
import { withFormulasAsBoxes, withNotesAsBoxes } from './in-line.ts'
import { Is } from './is.ts'
import { type Ruby, rubiesOf, widenByZhuyin } from './rubies.ts'

/**
 * A character in its line. Lengths in pt: `at` along the line from the start of the type area, `across` from the block start of
 * the type area to the base line of Han (horizontal) or to the middle of the square (vertical).
 */
export type Char = {
  /** Mostly one character; —— is one where its glyph is. */
  text: string
  is: number
  at: number
  across: number
  size: number
  /** What the glyph takes by itself: a square for a Han. */
  width: number
  glyph: Glyph
  /** Of a note in two rows, which is one box in its line: the characters in it. */
  inside?: readonly Char[]
}

export type Line = {
  flow: Flow
  /** From 1, in its flow. */
  number: number
  first: boolean
  last: boolean
  /** Characters of the line itself, in their order; the readings of its rubies stand there alone. */
  chars: Char[]
  rubies: Ruby[]
  /** Median of its characters of the most frequent size. */
  across: number
  size: number
  /** In which direction its text goes. */
  towards: Glyph['towards']
}

/** Where the type area lies on a page, in pt from the upper left corner of the page. */
export type Area = { left: number; top: number; right: number; bottom: number }

/** Part of a square that stands above the base line, which the faces are made to have (styles/cjk.css). */
const ASCENT = 0.88

/**
 * pt by which the glyphs of a vertical line stand too low, in the middle: Chromium takes the place of their level tops
 * (scripts/fonts/level-tops.ts) in whole px, so that those of a size have a part of a px in common.
 */
export const UNEVEN = 0.375

/**
 * The lines of a page's flows.
 * @param glyphs in the order in which the page is read, margins first
 * @param margins text of the running head and folio, in ordinary characters
 */
export function linesOf(
  glyphs: readonly Glyph[],
  { flows, margins, area, usual }: { flows: readonly Flow[]; margins: string; area: Area; usual: Glyph['towards'] },
): { lines: Line[]; margin: Glyph[] } {
  const places = align(glyphs, [margins, ...flows.map(({ text }) => text)])
  const lines: Line[] = []
  for (const [index, flow] of flows.entries()) {
    const found = places[index + 1] ?? []
    const towards = directionOf(found, usual)
    const chars = found.map(({ glyph, at }) => place(glyph, flow.is[at] ?? 0, area, towards))
    lines.push(...cutLines(flow, chars, towards))
  }
  return { lines, margin: (places[0] ?? []).map(({ glyph }) => glyph) }
}

/** Every glyph with the index of its first character in its text. */
type Placed = { glyph: Glyph; at: number }

/** Which glyphs print which text. Glyphs between (words of drawings) belong to none; a text that is not printed has none. */
function align(glyphs: readonly Glyph[], texts: readonly string[]): Placed[][] {
  const found: Placed[][] = texts.map(() => [])
  const printed = glyphs.map((glyph) => ordinarilyOf(glyph.text).characters)
  let next = 0
  for (const [index, text] of texts.entries()) {
    const wanted = [...text]
    let start = next
    // Mostly it begins right here; else where its first characters do.
    if (!begins(printed, start, wanted)) {
      while (start < glyphs.length && !begins(printed, start, wanted)) start += 1
      if (start === glyphs.length) continue
    }
    let at = 0
    let glyph = start
    while (at < wanted.length && glyph < glyphs.length) {
      const characters = printed[glyph] ?? []
      if (characters.length > 0 && characters[0] === wanted[at]) {
        found[index]?.push({ glyph: glyphs[glyph] as Glyph, at })
        at += characters.length
      } else if (characters.length > 0) break
      glyph += 1
    }
    next = glyph
  }
  return found
}

/** A book has few different glyphs, and many of each. */
const known = new Map<string, { text: string; characters: string[] }>()

/** What a glyph says in ordinary characters, whole and one by one. */
function ordinarilyOf(text: string): { text: string; characters: string[] } {
  const before = known.get(text)
  if (before) return before
  const plain = ordinary(text)
  const said = { text: plain, characters: [...plain] }
  known.set(text, said)
  return said
}

/** As many as tell one place from another. */
const ENOUGH = 12

function begins(printed: readonly string[][], from: number, wanted: readonly string[]): boolean {
  let at = 0
  for (let index = from; at < Math.min(wanted.length, ENOUGH); index += 1) {
    const characters = printed[index]
    if (!characters) return false
    for (const character of characters) if (character !== wanted[at++]) return false
  }
  return true
}

/** The way that most glyphs go from one to the next. */
function directionOf(placed: readonly Placed[], usual: Glyph['towards']): Glyph['towards'] {
  const counts = { right: 0, down: 0, left: 0, up: 0 }
  for (const [index, { glyph }] of placed.entries()) {
    const before = placed[index - 1]?.glyph
    if (!before || before.height !== glyph.height) continue
    const [x, y] = [glyph.x - before.x, glyph.y - before.y]
    const near = 2 * glyph.height
    if (Math.abs(y) < 0.3 * glyph.height && x > 0 && x < near) counts.right += 1
    if (Math.abs(x) < 0.6 * glyph.height && y > 0.3 * glyph.height && y < near) counts.down += 1
    if (Math.abs(x) < 0.3 * glyph.height && y < 0 && y > -near && glyph.towards === 'up') counts.up += 1
  }
  const best = (Object.keys(counts) as Glyph['towards'][]).reduce((a, b) => (counts[b] > counts[a] ? b : a), usual)
  return counts[best] > 0 ? best : usual
}

const QUOTES = new Set('“”‘’')

function place(glyph: Glyph, is: number, area: Area, towards: Glyph['towards']): Char {
  const { x, y, size, height, width, text } = glyph
  // In ordinary characters, but for the quotes, which comparing takes for corners.
  const rest = { text: QUOTES.has(text) ? text : ordinarilyOf(text).text, is, glyph }
  if (towards === 'up') return { ...rest, at: area.bottom - y, across: x - area.left, size: height, width }
  if (towards !== 'down') return { ...rest, at: x - area.left, across: y - area.top, size: height, width }
  if (glyph.towards === 'down') {
    const middle = x + (ASCENT - 0.5) * size
    return { ...rest, at: y - area.top, across: area.right - middle, size, width }
  }
  return {
    ...rest,
    at: y - ASCENT * height - UNEVEN - area.top,
    across: area.right - (x + width / 2),
    size: height,
    width: height,
  }
}

function cutLines(flow: Flow, all: readonly Char[], towards: Glyph['towards']): Line[] {
  const text = all.filter(({ is }) => (is & Is.reading) === 0)
  const chars = withNotesAsBoxes(withFormulasAsBoxes(text), towards)
  const body = mostFrequent(chars.map(({ size }) => size))
  const groups: Char[][] = []
  let across = Number.NEGATIVE_INFINITY
  for (const char of chars) {
    const small = char.size < 0.8 * body
    if (Math.abs(char.across - across) > (small ? 1 : 0.75) * body) {
      groups.push([])
      across = char.across
    }
    // Raised and upright small ones do not say where the line is.
    if (!small) across = char.across
    groups.at(-1)?.push(char)
  }
  const lines = groups.map((group, index): Line => {
    const size = mostFrequent(group.map((char) => char.size))
    const across = median(
      group.filter((char) => char.size === size && (char.is & Is.together) === 0).map((char) => char.across),
    )
    return {
      flow,
      number: index + 1,
      first: index === 0 && !flow.continued,
      last: index === groups.length - 1 && !flow.continues,
      chars: group,
      rubies: [],
      across: across ?? group[0]?.across ?? 0,
      size,
      towards,
    }
  })
  const rubies = rubiesOf(all)
  if (rubies.length === 0) return lines
  const lineOf = new Map(lines.flatMap((line) => line.chars.flatMap((char) => within(char).map((one) => [one, line]))))
  for (const ruby of rubies) {
    const line = ruby.base[0] && lineOf.get(ruby.base[0])
    line?.rubies.push(ruby)
  }
  if (towards === 'right') for (const { rubies } of lines) widenByZhuyin(rubies)
  return lines
}

const within = (char: Char): readonly Char[] => char.inside ?? [char]

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best = values[0] ?? 0
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value
  return best
}

export function median(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
