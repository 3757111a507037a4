import type { Glyph, Shape } from '../../../scripts/preflight/drawn.ts'
import type { Cell, Flow, FlowKind } from '../../../scripts/preflight/type/flows.ts'
import { Is } from '../../../scripts/preflight/type/is.ts'
import type { Char, Line } from '../../../scripts/preflight/type/lines.ts'
import { checkPage } from '../../../scripts/preflight/type/measure.ts'
import type { PageMeasure, ReadPage } from '../../../scripts/preflight/type/page.ts'
import type { RequirementId } from '../../../scripts/preflight/type/report.ts'

/** Squares of 10 pt, 20 in a line, lines 18 pt apart, on a page with margins of 50 pt. */
const SIZE = 10
const MEASURE = 20
const PITCH = 18

/**
 * A line set by hand. In `text` a blank is half a square of air, `|` takes half a square away, `^x` is a character upright with the one
 * before it; everything else stands in a square.
 */
export type HandSet = Partial<Pick<Line, 'first' | 'last' | 'number'>> & {
  text: string
  kind?: FlowKind
  level?: number
  bare?: boolean
  continued?: boolean
  continues?: boolean
  /** Squares before the first character, and how much wider than one every step is. */
  indent?: number
  stretch?: number
  /** Bits of every character; by default none. */
  is?: (text: string, index: number) => number
  glyph?: Partial<Glyph>
  source?: string
  cell?: Cell
}

/** Lines of one page, one below the other; a line without `first: false` begins a flow of its own. */
export function handSet(lines: readonly HandSet[], page: Partial<ReadPage> = {}): ReadPage {
  const set: Line[] = []
  let flow: Flow | undefined
  for (const [index, line] of lines.entries()) {
    const {
      kind = 'text',
      level = 0,
      bare = false,
      continued = false,
      continues = false,
      source = `a.md:${index + 1}:1`,
      cell,
    } = line
    if (line.first !== false || !flow)
      flow = { kind, level, bare, source, continued, continues, cell, text: '', is: new Uint32Array() }
    flow.text += line.text
    const number = set.at(-1)?.flow === flow ? (set.at(-1)?.number ?? 0) + 1 : 1
    const across = 14 + index * PITCH
    set.push({
      flow,
      number,
      first: line.first ?? true,
      last: line.last ?? true,
      chars: charsOf(line, across),
      rubies: [],
      across,
      size: SIZE,
      towards: 'right',
    })
  }
  return {
    index: 7,
    part: 'chapter',
    side: 'recto',
    head: '',
    folioLine: '',
    writing: 'horizontal',
    trim: { width: 300, height: 500 },
    area: { left: 50, top: 50, right: 50 + MEASURE * SIZE, bottom: 450 },
    size: SIZE,
    pitch: PITCH,
    flows: [...new Set(set.map((line) => line.flow))],
    more: true,
    promises: {
      squeezed: true,
      doubled: true,
      fixed: false,
      lineEnds: 'half',
      marks: 'corner',
      quotes: 'curly',
      digits: 'sideways',
      indent: 2,
      official: false,
    },
    lines: set,
    margin: [],
    shapes: [],
    next: '',
    fonts: new Map([['f1', 'AAAAAA+Song']]),
    ...page,
  }
}

function charsOf({ text, indent = 0, stretch = 0, is, glyph }: HandSet, across: number): Char[] {
  const chars: Char[] = []
  let at = indent * SIZE
  for (const character of text) {
    if (character === ' ') at += SIZE / 2
    else if (character === '|') at -= SIZE / 2
    else {
      const latin = /[0-9A-Za-z]/.test(character)
      const width = latin ? SIZE / 2 : SIZE
      const drawn: Glyph = {
        text: character,
        x: 50 + at,
        y: 50 + across,
        size: SIZE,
        height: SIZE,
        width,
        towards: 'right',
        slanted: false,
        font: 'f1',
        code: character.codePointAt(0) ?? 0,
        mark: 0,
        ...glyph,
      }
      chars.push({
        text: character,
        is: is?.(character, chars.length) ?? 0,
        at,
        across,
        size: SIZE,
        width,
        glyph: drawn,
      })
      at += width + stretch * SIZE
    }
  }
  return chars
}

/** `20 squares` of text between which `put` stands at the end of a line. */
export const full = (put: { start?: string; end?: string } = {}) => {
  const { start = '', end = '' } = put
  return start + '永'.repeat(MEASURE - [...start].length - [...end].length) + end
}

export function measured(lines: readonly HandSet[], page: Partial<ReadPage> = {}): PageMeasure {
  return checkPage(handSet(lines, page))
}

/** Texts of the places where a requirement is not met; undefined where nothing was checked. */
export function faults(measure: PageMeasure, id: RequirementId): string[] | undefined {
  return measure.results[id]?.places.map(({ text }) => text)
}

export const box = (left: number, top: number, right: number, bottom: number): Shape => ({ left, top, right, bottom })

export { Is, SIZE }

/** A line with all that stands in it, `by` pt farther from the block start. */
export function moved(line: Line, by: number): Line {
  return { ...line, across: line.across + by, chars: line.chars.map((char) => ({ ...char, across: char.across + by })) }
}
