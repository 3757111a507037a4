import { blank } from './classes.ts'
import type { OffsetChange } from './imported.ts'
import { type Line, offsetAt, sliceLine } from './line.ts'
import { isTitle, markersInside, readMarker } from './markers.ts'

/**
 * The text as paragraphs, one Line each and none of them blank. Line breaks that copying lost are put back (before a
 * marker, before an indented paragraph), and those that a fixed line width put in are taken for what they are: the
 * pieces are joined by the line break itself, which the rules for spaces then deal with.
 */
export function findParagraphs(source: string): { paragraphs: Line[]; changes: OffsetChange[] } {
  const changes: OffsetChange[] = []
  const lines = splitLines(source).flatMap((line) => {
    const pieces = splitLostBreaks(line)
    for (const piece of pieces.slice(1)) {
      changes.push({ offset: offsetAt(piece, 0), kind: 'line-break', before: '', after: '\n' })
    }
    return pieces
  })
  return { paragraphs: groupLines(lines).map(join), changes }
}

/** Lines that belong to one paragraph, together; blank lines gone. */
function groupLines(lines: readonly Line[]): Line[][] {
  const width = wrapWidth(lines)
  const groups: Line[][] = []
  let previous: Line | undefined
  for (const line of lines) {
    if (isBlank(line.text)) {
      previous = undefined
      continue
    }
    if (previous && continues(previous.text, line.text, width)) groups.at(-1)?.push(line)
    else groups.push([line])
    previous = line
  }
  return groups
}

function splitLines(source: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const match of source.matchAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]|$/g)) {
    const text = source.slice(start, match.index)
    lines.push({ text, offsets: Array.from({ length: text.length }, (_, index) => start + index) })
    start = match.index + match[0].length
  }
  return lines
}

function splitLostBreaks(line: Line): Line[] {
  const atMarkers = cut(line, markersInside(line.text))
  const belowTitles = atMarkers.flatMap((piece) => cut(piece, behindTitle(piece.text)))
  return belowTitles.flatMap((piece) => cut(piece, indentsInside(piece.text)))
}

/** The blanks stay with the piece behind the cut. */
function cut(line: Line, indices: readonly number[]): Line[] {
  return [0, ...indices].map((start, index) => sliceLine(line, start, indices[index]))
}

/** A sentence ends and two wide blanks follow: the indent of a paragraph whose line break got lost. */
function indentsInside(text: string): number[] {
  return [...text.matchAll(/(?<=[。！？…”])\u3000{2}(?=\S)/gu)].map((match) => match.index)
}

/** 【篇1】题目　　正文…… on one line: the wide blank was the paragraph's indent. */
function behindTitle(text: string): number[] {
  const marker = readMarker(text)
  if (!marker) return []
  const gap = new RegExp(`[${blank}]{2,}`, 'gu')
  gap.lastIndex = marker.end
  const found = gap.exec(text)
  if (!found || isTitle(text.slice(found.index))) return []
  return isTitle(text.slice(marker.end, found.index)) ? [found.index] : []
}

/** Columns that a line of a text with fixed line width fills, or 0 where lines end only with paragraphs. */
function wrapWidth(lines: readonly Line[]): number {
  const widths = lines.filter((line) => !isBlank(line.text)).map((line) => columns(line.text))
  const widest = widths.reduce((most, width) => Math.max(most, width), 0)
  const full = widths.filter((width) => isFull(width, widest)).length
  return widest >= 32 && widest <= 160 && full >= 3 && full * 2 >= widths.length ? widest : 0
}

/** A word or a mark that would not fit leaves a line a little short. */
function isFull(width: number, widest: number): boolean {
  return width >= widest - 5
}

function columns(text: string): number {
  return text.trimEnd().replace(/[\u1100-\uFFFF“”‘’—…]/g, '--').length
}

function continues(previous: string, next: string, width: number): boolean {
  if (readMarker(next) || readMarker(previous) || startsItem(next)) return false
  if (/^[，。、；：？！”’）》」』】]/u.test(next.trimStart())) return true
  if (/^\s/u.test(next)) return false
  if (/[，、（《“‘]\s*$/u.test(previous)) return true
  return width > 0 && isFull(columns(previous), width) && !/[。！？：…”）]\s*$/u.test(previous)
}

function startsItem(text: string): boolean {
  return /^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,3}[.、．）)](?!\d)|[-*•●]\s)/u.test(
    text,
  )
}

function join(lines: readonly Line[]): Line {
  const text = lines.map((line) => line.text).join('\n')
  // The break has the place behind the line that it ends.
  const offsets = lines.flatMap((line, index) =>
    index === 0 ? line.offsets : [offsetAt(line, 0) - 1, ...line.offsets],
  )
  return lines.length === 1 ? (lines[0] as Line) : { text, offsets }
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
