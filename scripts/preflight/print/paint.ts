import { contentsOf } from '../../pdf/colour/streams.ts'
import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream } from '../../pdf/pdf-lib.ts'
import { type Operand, readOperators } from '../content/operators.ts'
import { boxOf, IDENTITY, type Matrix, times, UNIT } from '../matrix.ts'
import { type Colour, colourOf, PLAIN } from './colours.ts'
import { type Grounds, openGrounds } from './grounds.ts'
import { type FontReader, readFont } from './shown-text.ts'

/** A picture where it is printed. */
export type PaintedPicture = {
  /** Its object; the same one wherever the picture stands. Undefined for one that is written among the operators. */
  picture: PDFRawStream | undefined
  /** Pixels. */
  width: number
  height: number
  /** Size on the page along its own edges, pt. */
  across: number
  down: number
}

/** What a page puts on paper, as its operators have it. */
export type Painted = {
  /** Characters in the order of drawing, without white space. */
  text: string
  pictures: PaintedPicture[]
  /** Every colour that text, lines and areas have, once; by its own account of itself. */
  colours: Map<string, Colour>
  fonts: Set<PDFDict>
  shadings: Set<PDFObject>
  /** What of the text has the colour of the ground on which it stands. */
  unseen: string
}

type State = { matrix: Matrix; fill: Colour; stroke: Colour; font?: FontReader; hidden: boolean; opaque: boolean }

/** Reads pages with an eye of our own: nothing of the library that looks at what is drawn. One for all pages of a file. */
export function openPainter(): (page: PDFDict) => Painted {
  const fonts = new Map<PDFDict, FontReader>()
  return (page) => {
    const painted: Painted = {
      text: '',
      pictures: [],
      colours: new Map(),
      fonts: new Set(),
      shadings: new Set(),
      unseen: '',
    }
    const state: State = { matrix: IDENTITY, fill: PLAIN, stroke: PLAIN, hidden: false, opaque: true }
    const work = { painted, fonts, grounds: openGrounds(), depth: 0 }
    paint(pageContent(page), inherited(page, 'Resources'), state, work)
    return painted
  }
}

type Work = { painted: Painted; fonts: Map<PDFDict, FontReader>; grounds: Grounds; depth: number }

/** Deeper than any program draws; a form that draws itself ends here. */
const DEEPEST = 24

function paint(content: Uint8Array, resources: PDFDict | undefined, start: State, work: Work): void {
  const { painted, grounds } = work
  const saved: State[] = []
  let state = { ...start }
  const resource = (kind: string, name: Operand | undefined): PDFObject | undefined => {
    const dict = resources?.lookup(PDFName.of(kind))
    return dict instanceof PDFDict && typeof name === 'string' ? dict.lookup(PDFName.of(name.slice(1))) : undefined
  }
  const spend = (colour: Colour) => void painted.colours.set(colour.key, colour)
  const show = (shown: Operand | undefined) => {
    if (Array.isArray(shown)) for (const one of shown) show(one)
    if (!(shown instanceof Uint8Array) || !state.font) return
    const text = state.font(shown)
    painted.text += text
    if (state.hidden) return
    spend(state.fill)
    if (text !== '' && grounds.hides(state)) painted.unseen += text
  }
  readOperators(content, (operator, operands) => {
    grounds.follow(operator, operands, state)
    switch (operator) {
      case 'q':
        saved.push({ ...state })
        break
      case 'Q':
        state = saved.pop() ?? state
        break
      case 'cm':
        state.matrix = times(operands as unknown as Matrix, state.matrix)
        break
      case 'Tf': {
        const font = resource('Font', operands[0])
        if (!(font instanceof PDFDict)) break
        painted.fonts.add(font)
        const reader = work.fonts.get(font) ?? readFont(font)
        work.fonts.set(font, reader)
        state.font = reader
        break
      }
      case 'gs': {
        const given = resource('ExtGState', operands[0])
        if (given instanceof PDFDict) state.opaque = start.opaque && (isOpaque(given) ?? state.opaque)
        break
      }
      case 'Tr':
        state.hidden = operands[0] === 3 || operands[0] === 7
        break
      case 'Tj':
      case "'":
      case 'TJ':
        show(operands[0])
        break
      case '"':
        show(operands[2])
        break
      case 'g':
      case 'rg':
      case 'k':
      case 'sc':
      case 'scn':
      case 'cs':
        state.fill = colourOf(operator, operands, state.fill, (name) => resource('ColorSpace', name))
        break
      case 'G':
      case 'RG':
      case 'K':
      case 'SC':
      case 'SCN':
      case 'CS':
        state.stroke = colourOf(operator.toLowerCase(), operands, state.stroke, (name) => resource('ColorSpace', name))
        break
      case 'f':
      case 'F':
      case 'f*':
        filled(state.fill)
        break
      case 'S':
      case 's':
        filled(state.stroke)
        break
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        filled(state.fill)
        filled(state.stroke)
        break
      case 'sh': {
        const shading = resource('Shading', operands[0])
        if (shading) painted.shadings.add(shading)
        grounds.cover()
        break
      }
      case 'BI':
        picture(undefined, entry(operands, 'W', 'Width'), entry(operands, 'H', 'Height'))
        break
      case 'Do':
        draw(resource('XObject', operands[0]))
        break
    }
  })

  function filled(colour: Colour): void {
    if (colour.pattern === undefined) spend(colour)
    const pattern = resource('Pattern', colour.pattern)
    if (pattern instanceof PDFRawStream) inside(pattern, state)
    else if (pattern instanceof PDFDict) {
      const shading = pattern.lookup(PDFName.of('Shading'))
      if (shading) painted.shadings.add(shading)
    }
  }

  function picture(object: PDFRawStream | undefined, width: number, height: number): void {
    const [a, b, c, d] = state.matrix
    grounds.cover(boxOf(UNIT, state.matrix))
    painted.pictures.push({ picture: object, width, height, across: Math.hypot(a, b), down: Math.hypot(c, d) })
  }

  function draw(object: PDFObject | undefined): void {
    if (!(object instanceof PDFRawStream)) return
    const { dict } = object
    if (dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')) {
      inside(object, state)
      return
    }
    const size = (key: string) => Number(dict.lookup(PDFName.of(key))?.toString() ?? 0)
    // A mask is painted in the colour of areas.
    if (dict.lookup(PDFName.of('ImageMask'))?.toString() === 'true') filled(state.fill)
    picture(object, size('Width'), size('Height'))
  }

  /** A form or a tile: operators with resources of their own (8.10.1, 8.7.3). */
  function inside(form: PDFRawStream, at: State): void {
    if (work.depth >= DEEPEST) return
    const own = form.dict.lookup(PDFName.of('Matrix'))
    const matrix = own instanceof PDFArray ? (own.asArray().map((one) => Number(one.toString())) as never) : undefined
    const below = form.dict.lookup(PDFName.of('Resources'))
    const start = matrix ? { ...at, matrix: times(matrix, at.matrix) } : at
    grounds.follow('q', [], at)
    paint(contentsOf(form), below instanceof PDFDict ? below : resources, start, { ...work, depth: work.depth + 1 })
    grounds.follow('Q', [], at)
  }
}

/** Whether areas hide what is below them (11.6.4.4); undefined where a graphics state says nothing of it. */
function isOpaque(state: PDFDict): boolean | undefined {
  const [alpha, mask] = [state.lookup(PDFName.of('ca')), state.lookup(PDFName.of('SMask'))]
  if (mask instanceof PDFDict) return false
  return alpha === undefined ? undefined : Number(alpha.toString()) > 0.9
}

/** An entry of an inline picture, whose keys may be short (table 93). */
function entry(operands: readonly Operand[], ...keys: string[]): number {
  const at = operands.findIndex((one) => typeof one === 'string' && keys.includes(one.slice(1)))
  return at < 0 ? 0 : Number(operands[at + 1])
}

/** Several streams are one, with a blank between (7.8.2). */
function pageContent(page: PDFDict): Uint8Array {
  const contents = page.lookup(PDFName.of('Contents'))
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents]
  const pieces = streams.flatMap((one) => (one instanceof PDFRawStream ? [contentsOf(one), Buffer.from('\n')] : []))
  return pieces.length === 2 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
}

/** What a page says, or the node of the page tree above it (7.7.3.4). */
function inherited(page: PDFDict, key: string): PDFDict | undefined {
  for (let node: PDFObject | undefined = page; node instanceof PDFDict; node = node.lookup(PDFName.of('Parent'))) {
    const found = node.lookup(PDFName.of(key))
    if (found instanceof PDFDict) return found
  }
  return undefined
}
