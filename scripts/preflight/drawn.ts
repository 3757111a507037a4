import { boxOf, common, EVERYWHERE, IDENTITY, type Matrix, times, UNIT } from './matrix.ts'
import { isNextPiece } from './tall-bars.ts'

/** A glyph where it is printed. Lengths in pt, from the upper left corner of the page. */
export type Glyph = {
  /** What the PDF says it is: mostly one character; two where they make one glyph (——). */
  text: string
  /** Its origin: the left end of its base line, seen as it stands. */
  x: number
  y: number
  /** Size along the base line and across it; they differ where digits are pressed together. */
  size: number
  height: number
  /** Its own advance, along the base line. */
  width: number
  /** Where its base line goes: right, down (a Latin word in a vertical line), left, up. */
  towards: 'right' | 'down' | 'left' | 'up'
  slanted: boolean
  /** Its reader's name of its font, and its number there: in our own files the glyph's index in its face. */
  font: string
  code: number
  /** The marked content that it is in (ISO 32000-1, 14.6); -1 outside all. */
  mark: number
}

/** The box of what is seen of a path that is painted: a rule, a dot, a piece of a wave. */
export type Shape = { left: number; top: number; right: number; bottom: number }

/** What a page prints, in the order of drawing. */
export type Drawn = {
  glyphs: Glyph[]
  shapes: Shape[]
  /** What is seen of its pictures and of grounds that run from one colour to another. */
  pictures: Shape[]
  /** Its reader's names of all fonts that are set, be it for a blank. */
  fonts: Set<string>
}

/** What a font has under a code: its text, and its own advance in thousandths of its size. */
export type FontGlyph = {
  text: string
  code: number
  width: number
  blank: boolean
  /** A space of one byte, which takes the word spacing (9.3.3). */
  space?: boolean
}

/** Follows the operators of a page (ISO 32000-1, 8.2 and 9), whoever reads them. A blank is no glyph. */
export type Drawing = {
  drawn: Drawn
  save(): void
  restore(): void
  transform(matrix: Matrix): void
  beginText(): void
  setFont(name: string, size: number): void
  setSpacing(spacing: number): void
  setWordSpacing(spacing: number): void
  /** `percent` of their width that glyphs take. */
  setAcross(percent: number): void
  setRise(rise: number): void
  setLeading(leading: number): void
  setTextMatrix(matrix: Matrix): void
  moveText(x: number, y: number): void
  nextLine(): void
  show(glyph: FontGlyph): void
  /** A number among the glyphs (9.4.3), in thousandths of the size. */
  back(thousandths: number): void
  beginMark(mark: number): void
  endMark(): void
  /** The path that comes next clips what is behind it. */
  clip(): void
  /** The box of a path, which is painted or not: two corners, or none. */
  path(corners: ArrayLike<number> | undefined, painted: boolean): void
  shading(): void
  picture(): void
  /** How large a unit is now on the page along its two edges, pt. */
  scale(): { across: number; down: number }
}

type State = {
  matrix: Matrix
  font: string
  size: number
  spacing: number
  words: number
  across: number
  rise: number
  /** What is seen of what is painted. */
  clip: Shape
}

/** What glyphs have in common, until the font or a matrix is another one. */
type Setting = Pick<Glyph, 'size' | 'height' | 'towards' | 'slanted'> & {
  one: number
  a: number
  b: number
  c: number
  d: number
}

/** @param left the left edge, @param upper the upper edge of the page's box in user space */
export function openDrawing(left: number, upper: number): Drawing {
  const drawn: Drawn = { glyphs: [], shapes: [], pictures: [], fonts: new Set() }
  const { glyphs, shapes, pictures, fonts } = drawn
  const saved: State[] = []
  const marks: number[] = []
  let state: State = {
    matrix: [1, 0, 0, -1, -left, upper],
    font: '',
    size: 0,
    spacing: 0,
    words: 0,
    across: 1,
    rise: 0,
    clip: EVERYWHERE,
  }
  let setting: Setting | undefined
  let leading = 0
  let line: Matrix = IDENTITY
  let along = 0
  let clips = false
  return {
    drawn,
    save: () => void saved.push({ ...state }),
    restore() {
      state = saved.pop() ?? state
      setting = undefined
    },
    transform(matrix) {
      state.matrix = times(matrix, state.matrix)
      setting = undefined
    },
    beginText() {
      line = IDENTITY
      along = 0
      setting = undefined
    },
    setFont(name, size) {
      state.font = name
      state.size = size
      fonts.add(name)
      setting = undefined
    },
    setSpacing(spacing) {
      state.spacing = spacing
    },
    setWordSpacing(spacing) {
      state.words = spacing
    },
    setAcross(percent) {
      state.across = percent / 100
      setting = undefined
    },
    setRise(rise) {
      state.rise = rise
    },
    setLeading(given) {
      leading = given
    },
    setTextMatrix(matrix) {
      line = matrix
      along = 0
      setting = undefined
    },
    moveText,
    nextLine: () => moveText(0, leading),
    show(font) {
      const { size, across, spacing, words, rise } = state
      setting ??= settingOf(line, state)
      const width = (font.width / 1000) * size * across
      if (!font.blank) {
        const { one, a, b, c, d } = setting
        const [m0, m1, m2, m3, m4, m5] = state.matrix
        const glyph: Glyph = {
          text: font.text,
          x: line[4] * m0 + line[5] * m2 + m4 + along * a + rise * c,
          y: line[4] * m1 + line[5] * m3 + m5 + along * b + rise * d,
          size: setting.size,
          height: setting.height,
          width: (width * one) / across,
          towards: setting.towards,
          slanted: setting.slanted,
          font: state.font,
          code: font.code,
          mark: marks.at(-1) ?? -1,
        }
        if (!isNextPiece(glyphs.at(-1), glyph)) glyphs.push(glyph)
      }
      along += width + (spacing + (font.space ? words : 0)) * across
    },
    back(thousandths) {
      along -= (thousandths / 1000) * state.size * state.across
    },
    beginMark: (mark) => void marks.push(mark),
    endMark: () => void marks.pop(),
    clip() {
      clips = true
    },
    path(corners, painted) {
      const seen = corners && common(boxOf(corners, state.matrix), state.clip)
      if (seen && clips) state.clip = seen
      else if (seen && painted && seen.left <= seen.right && seen.top <= seen.bottom) shapes.push(seen)
      clips = false
    },
    shading: () => void pictures.push(state.clip),
    picture: () => void pictures.push(common(boxOf(UNIT, state.matrix), state.clip)),
    scale() {
      const [a, b, c, d] = state.matrix
      return { across: Math.hypot(a, b), down: Math.hypot(c, d) }
    },
  }

  function moveText(x: number, y: number): void {
    const [a, b, c, d, e, f] = line
    line = [a, b, c, d, x * a + y * c + e, x * b + y * d + f]
    along = 0
  }
}

function settingOf(line: Matrix, { matrix, size, across }: State): Setting {
  const [a, b, c, d] = times(line, matrix)
  const one = Math.hypot(a, b) * across
  const other = Math.hypot(c, d)
  const slanted = Math.abs(a * c + b * d) > 0.1 * Math.hypot(a, b) * other
  const towards: Glyph['towards'] = Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 'right' : 'left') : b >= 0 ? 'down' : 'up'
  return { size: round(size * one), height: round(size * other), towards, slanted, one, a, b, c, d }
}

/** Sizes that differ by less are one. */
const round = (length: number) => Math.round(length * 100) / 100
