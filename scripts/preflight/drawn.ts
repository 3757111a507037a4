import { boxOf, common, EVERYWHERE, IDENTITY, type Matrix, times, UNIT } from './matrix.ts'
import { OPS, type PDFPageProxy } from './pdf-js.ts'
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
  /** PDF.js's name of its font, and its number there: in our own files the glyph's index in its face. */
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
  /** PDF.js's names of all fonts that are set, be it for a blank. */
  fonts: Set<string>
}

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>
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

/**
 * Follows a page's operators (ISO 32000-1, 8.3.4 and 9.4): where every glyph and every painted path lies. White space is no glyph.
 * @param upper the upper edge, @param left the left edge of the page's box in user space
 */
export function readDrawn({ fnArray, argsArray }: Operators, left: number, upper: number): Drawn {
  const glyphs: Glyph[] = []
  const shapes: Shape[] = []
  const pictures: Shape[] = []
  const fonts = new Set<string>()
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
  let leading = 0
  let line: Matrix = IDENTITY
  let along = 0
  let clips = false
  const move = (x: number, y: number) => {
    line = [
      line[0],
      line[1],
      line[2],
      line[3],
      x * line[0] + y * line[2] + line[4],
      x * line[1] + y * line[3] + line[5],
    ]
    along = 0
  }
  for (let index = 0; index < fnArray.length; index += 1) {
    const args = argsArray[index]
    switch (fnArray[index]) {
      case OPS.save:
        saved.push({ ...state })
        break
      case OPS.paintFormXObjectBegin:
        saved.push({ ...state })
        if (args[0]) state.matrix = times(args[0], state.matrix)
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state
        break
      case OPS.transform:
        state.matrix = times(args, state.matrix)
        break
      case OPS.beginText:
        line = IDENTITY
        along = 0
        break
      case OPS.setFont:
        state.font = args[0]
        state.size = args[1]
        fonts.add(state.font)
        break
      case OPS.setTextMatrix:
        line = Array.from(args[0] as ArrayLike<number>) as unknown as Matrix
        along = 0
        break
      case OPS.moveText:
        move(args[0], args[1])
        break
      case OPS.setLeadingMoveText:
        leading = args[1]
        move(args[0], args[1])
        break
      case OPS.setLeading:
        leading = -args[0]
        break
      case OPS.nextLine:
        move(0, leading)
        break
      case OPS.setCharSpacing:
        state.spacing = args[0]
        break
      case OPS.setWordSpacing:
        state.words = args[0]
        break
      case OPS.setHScale:
        state.across = args[0] / 100
        break
      case OPS.setTextRise:
        state.rise = args[0]
        break
      case OPS.showText:
        along = show(args[0], { state, line, along, mark: marks.at(-1) ?? -1 }, glyphs)
        break
      case OPS.beginMarkedContentProps:
        marks.push(typeof args[1] === 'number' ? args[1] : -1)
        break
      case OPS.beginMarkedContent:
        marks.push(-1)
        break
      case OPS.endMarkedContent:
        marks.pop()
        break
      case OPS.clip:
      case OPS.eoClip:
        clips = true
        break
      case OPS.constructPath: {
        const seen = args[2] && common(boxOf(args[2], state.matrix), state.clip)
        if (seen && clips) state.clip = seen
        else if (seen && args[0] !== OPS.endPath && seen.left <= seen.right && seen.top <= seen.bottom)
          shapes.push(seen)
        clips = false
        break
      }
      case OPS.shadingFill:
        pictures.push(state.clip)
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        pictures.push(common(boxOf(UNIT, state.matrix), state.clip))
        break
    }
  }
  return { glyphs, shapes, pictures, fonts }
}

type PdfGlyph = { unicode: string; width: number; isSpace: boolean; originalCharCode?: number }

/** Adds the glyphs of one showing of text, and returns how far along its line it ends. */
function show(
  items: (PdfGlyph | number)[],
  { state, line, along, mark }: { state: State; line: Matrix; along: number; mark: number },
  glyphs: Glyph[],
): number {
  const [a, b, c, d, e, f] = times(line, state.matrix)
  const { size, across, spacing, words, rise, font } = state
  const one = Math.hypot(a, b) * across
  const other = Math.hypot(c, d)
  const slanted = Math.abs(a * c + b * d) > 0.1 * Math.hypot(a, b) * other
  const towards: Glyph['towards'] = Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 'right' : 'left') : b >= 0 ? 'down' : 'up'
  const here = { size: round(size * one), height: round(size * other), towards, slanted, font, mark }
  let at = along
  for (const item of items) {
    if (typeof item === 'number') {
      at -= (item / 1000) * size * across
      continue
    }
    const width = (item.width / 1000) * size * across
    const [x, y] = [e + at * a + rise * c, f + at * b + rise * d]
    if (item.unicode.trim() !== '' && !isNextPiece(glyphs.at(-1), { ...here, text: item.unicode, x, y })) {
      glyphs.push({
        ...here,
        text: item.unicode,
        code: item.originalCharCode ?? -1,
        x,
        y,
        width: (width * one) / across,
      })
    }
    at += width + (spacing + (item.isSpace ? words : 0)) * across
  }
  return at
}

/** Sizes that differ by less are one. */
const round = (length: number) => Math.round(length * 100) / 100
