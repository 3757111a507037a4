import type { Place } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { BlockSlice, Page } from '../pages/page.ts'

/** Where somebody has clicked on a page, by the characters that are drawn there; without white space. */
export type Click = {
  /** Characters before the one that was clicked, and that one with those behind it. */
  before: string
  after: string
  /** How far into the text of the page it is, from 0 to 1. */
  fraction: number
}

/**
 * The place in the manuscript that a click on a page leads to: the line and column of the character, or the beginning of its block where
 * the file does not say it in the same words. Pages say more than the manuscript (heads, folios, numbers of notes): then it is
 * the nearest block. Undefined for a page that has nothing of the manuscript.
 * @param sourceOf the text of a manuscript file
 */
export function locate(page: Page, click: Click, sourceOf: (file: string) => string | undefined): Place | undefined {
  const found = blockAt(page.blocks, click)
  const place = placeOf(found?.block.source)
  if (!found || !place) return place
  const source = sourceOf(place.file)
  const exact = source === undefined ? undefined : characterIn(source, place, found)
  return exact ? { file: place.file, ...exact } : place
}

/** A block, and where in its text on the page the click is. */
type Found = { block: BlockSlice; offset: number }

function blockAt(blocks: readonly BlockSlice[], click: Click): Found | undefined {
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0)
  let before = 0
  const ranges = blocks.map((block) => {
    const range = { block, from: before }
    before += block.text.length
    return range
  })
  const distance = (at: number) => Math.abs(at - click.fraction * total)
  for (const { text, at } of windows(click)) {
    const candidates = ranges.flatMap(({ block, from }) =>
      allIndexes(block.text, text).map((index) => ({ block, offset: index + at, far: distance(from + index + at) })),
    )
    const [nearest] = candidates.sort((a, b) => a.far - b.far)
    if (nearest) return nearest
  }
  const [nearest] = ranges
    .map(({ block, from }) => ({ block, offset: 0, far: distance(from + block.text.length / 2) }))
    .sort((a, b) => a.far - b.far)
  return nearest
}

/** Pieces of the text around a click that hold its character, the longest first; `at`: where in the piece it stands. */
function* windows({ before, after }: Pick<Click, 'before' | 'after'>): Iterable<{ text: string; at: number }> {
  const text = before + after
  const clicked = before.length
  for (let length = Math.min(LONGEST, text.length); length > 0; length -= 1) {
    for (let start = Math.max(0, clicked - length + 1); start <= Math.min(clicked, text.length - length); start += 1)
      yield { text: text.slice(start, start + length), at: clicked - start }
  }
}

/** Characters that say well enough where they are. */
const LONGEST = 24

function allIndexes(text: string, piece: string): number[] {
  const found: number[] = []
  for (let index = text.indexOf(piece); index >= 0; index = text.indexOf(piece, index + 1)) found.push(index)
  return found
}

/** Line and column of the clicked character in a file, looked for from the beginning of its block on. */
function characterIn(
  source: string,
  place: Place,
  { block, offset }: Found,
): { line: number; column: number } | undefined {
  const start = offsetOf(source, place)
  const { text, offsets } = withoutMarkup(source, start, start + FARTHEST * (block.text.length + LONGEST))
  const around = { before: block.text.slice(Math.max(0, offset - LONGEST), offset), after: block.text.slice(offset) }
  for (const { text: piece, at } of windows(around)) {
    if (piece.length < SHORTEST && piece.length < block.text.length) return undefined
    const index = text.indexOf(piece)
    const found = index < 0 ? undefined : offsets[index + at]
    if (found !== undefined) return placeAt(source, found)
  }
  return undefined
}

/** Characters that are found by chance too easily. */
const SHORTEST = 3

/** How much longer a block is in the file than on the page: readings, addresses and notes are in between; it may have begun pages before. */
const FARTHEST = 40

/** A part of the file without white space and the marks of Markdown, and where in the file each character of it stands. */
function withoutMarkup(source: string, start: number, end: number): { text: string; offsets: number[] } {
  const offsets: number[] = []
  let text = ''
  for (let index = start; index < Math.min(end, source.length); index += 1) {
    const character = source[index] as string
    if (MARKUP.test(character)) continue
    offsets.push(index)
    text += character
  }
  return { text, offsets }
}

const MARKUP = /[\s*_`~\\{}|[\]]/

function offsetOf(source: string, { line = 1, column = 1 }: Place): number {
  let start = 0
  for (let passed = 1; passed < line; passed += 1) {
    const end = source.indexOf('\n', start)
    if (end < 0) break
    start = end + 1
  }
  return start + column - 1
}

function placeAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
