import type { Drawing } from '../drawn.ts'
import type { Matrix } from '../matrix.ts'
import { type PrintedPicture, ppiOf } from '../printed-picture.ts'
import { type ContentFont, readContentFont } from './fonts.ts'
import { contentOf, numberOf, type ObjectStream, type Objects } from './objects.ts'
import { type Dictionary, type Operand, readOperators } from './operators.ts'
import { openPath } from './paths.ts'

/** What following a page fills: the drawing, and the pictures that the page prints. */
export type Followed = { drawing: Drawing; pictures: Omit<PrintedPicture, 'page'>[]; fonts: Map<string, ContentFont> }

/** Fonts of the file that have been read, by their dictionaries. */
export type KnownFonts = Map<Dictionary, ContentFont>

/**
 * Follows a content stream, and the forms that it draws (ISO 32000-1, 8.10). Throws where it has something that is not known here: then
 * nothing of the page may be taken for read.
 */
export function follow(
  content: Uint8Array,
  resources: Dictionary,
  { objects, known }: { objects: Objects; known: KnownFonts },
  followed: Followed,
  depth = 0,
): void {
  const { drawing, pictures, fonts } = followed
  const path = openPath()
  let font: ContentFont | undefined
  const saved: (ContentFont | undefined)[] = []
  const resource = (kind: string, name: Operand | undefined): Operand => {
    const found = objects.optional(resources.get(kind))?.get(String(name).slice(1))
    if (found === undefined) throw new Error(`there is no ${kind} ${name}`)
    return found
  }
  const show = (shown: Operand | undefined) => {
    if (!(shown instanceof Uint8Array) || !font) throw new Error('text without a font')
    for (let at = 0; at + 1 < shown.length; at += 2)
      drawing.show(font.glyph(((shown[at] as number) << 8) | (shown[at + 1] as number)))
  }
  const left = readOperators(content, (operator, operands) => {
    const wanted = NUMBERS.get(operator)
    if (wanted !== undefined && !areNumbers(operands, wanted))
      throw new Error(`${operator} has other operands than it takes`)
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands as number[]
    switch (operator) {
      case 'Td':
        drawing.moveText(a, b)
        break
      case 'Tj':
        show(operands[0])
        break
      case 'TJ':
        for (const one of objects.array(operands[0])) {
          if (typeof one === 'number') drawing.back(one)
          else show(one)
        }
        break
      case 'Tf':
        font = fontOf(operands[0])
        drawing.setFont(String(operands[0]), numberOf(operands[1]))
        break
      case 'Tm':
        drawing.setTextMatrix([a, b, c, d, e, f])
        break
      case 'BT':
        drawing.beginText()
        break
      case 'TD':
        drawing.setLeading(b)
        drawing.moveText(a, b)
        break
      case 'TL':
        drawing.setLeading(-a)
        break
      case 'T*':
        drawing.nextLine()
        break
      case 'Tc':
        drawing.setSpacing(a)
        break
      case 'Tw':
        drawing.setWordSpacing(a)
        break
      case 'Tz':
        drawing.setAcross(a)
        break
      case 'Ts':
        drawing.setRise(a)
        break
      case 'BDC': {
        const mark = operands[1] instanceof Map ? operands[1].get('MCID') : undefined
        drawing.beginMark(typeof mark === 'number' ? mark : -1)
        break
      }
      case 'BMC':
        drawing.beginMark(-1)
        break
      case 'EMC':
        drawing.endMark()
        break
      case 'q':
        drawing.save()
        saved.push(font)
        break
      case 'Q':
        if (saved.length === 0) throw new Error('more is restored than was saved')
        drawing.restore()
        font = saved.pop()
        break
      case 'cm':
        drawing.transform([a, b, c, d, e, f])
        break
      case 're':
        path.rectangle(a, b, c, d)
        break
      case 'm':
      case 'l':
        path.move(a, b)
        break
      case 'c':
        path.curve([a, b, c, d, e, f])
        break
      case 'v':
        path.curve([...path.at(), a, b, c, d])
        break
      case 'y':
        path.curve([a, b, c, d, c, d])
        break
      case 'W':
      case 'W*':
        drawing.clip()
        break
      case 'n':
        drawing.path(path.take(), false)
        break
      case 'sh':
        drawing.shading()
        break
      case 'gs':
        checkState(objects.dictionary(resource('ExtGState', operands[0])), objects)
        break
      case 'Do':
        draw(resource('XObject', operands[0]))
        break
      default:
        if (PAINTING.has(operator)) drawing.path(path.take(), true)
        else if (!UNSEEN.has(operator)) throw new Error(`${operator} is not known here`)
    }
  })
  // What is open at the end would change what comes behind a form, or has taken in all that came behind it.
  if (saved.length > 0 || left.length > 0) throw new Error('the content ends in the middle')

  function fontOf(name: Operand | undefined): ContentFont {
    const dictionary = objects.dictionary(resource('Font', name))
    const read = known.get(dictionary) ?? readContentFont(dictionary, objects)
    known.set(dictionary, read)
    const key = String(name)
    // Forms have names of their own.
    if (fonts.get(key) && fonts.get(key) !== read) throw new Error(`${key} is two fonts`)
    fonts.set(key, read)
    return read
  }

  function draw(object: Operand): void {
    const stream = objects.stream(object)
    const { dictionary } = stream
    if (dictionary.get('Subtype') === '/Form') {
      form(stream)
      return
    }
    if (dictionary.get('Subtype') !== '/Image') throw new Error('neither a form nor a picture')
    drawing.picture()
    if (dictionary.get('ImageMask') === 'true') return
    const [width, height] = [numberOf(dictionary.get('Width')), numberOf(dictionary.get('Height'))]
    const { across, down } = drawing.scale()
    pictures.push({ width, height, ppi: ppiOf(width, height, across, down) })
  }

  function form(stream: ObjectStream): void {
    if (depth >= DEEPEST) throw new Error('forms in forms without end')
    const { dictionary } = stream
    const matrix = dictionary.get('Matrix')
    drawing.save()
    if (matrix !== undefined) drawing.transform(objects.array(matrix).map(numberOf) as unknown as Matrix)
    const own = objects.optional(dictionary.get('Resources')) ?? resources
    follow(contentOf(stream), own, { objects, known }, followed, depth + 1)
    drawing.restore()
  }
}

/** How many numbers operators take, those whose numbers say where something stands. */
const NUMBERS = new Map<string, number>([
  ...['TL', 'Tc', 'Tw', 'Tz', 'Ts'].map((operator) => [operator, 1] as const),
  ...['Td', 'TD', 'm', 'l'].map((operator) => [operator, 2] as const),
  ...['re', 'v', 'y'].map((operator) => [operator, 4] as const),
  ...['Tm', 'cm', 'c'].map((operator) => [operator, 6] as const),
])

function areNumbers(operands: readonly Operand[], count: number): boolean {
  if (operands.length !== count) return false
  for (const operand of operands) if (typeof operand !== 'number') return false
  return true
}

/** Deeper than any program draws. */
const DEEPEST = 24

/** A graphics state may draw a mask, and it may set a font. */
function checkState(state: Dictionary, objects: Objects): void {
  const mask = objects.resolve(state.get('SMask'))
  if (state.has('Font') || (mask !== undefined && mask !== '/None'))
    throw new Error('a graphics state with a mask or a font')
}

const PAINTING = new Set('S s f F f* B B* b b*'.split(' '))

/** What changes neither places nor texts: colours, lines, rendering, the closing of a path, the end of a text, places of interest. */
const UNSEEN = new Set('ET h w J j M d ri i CS cs SC SCN sc scn G g RG rg K k Tr MP DP BX EX'.split(' '))
