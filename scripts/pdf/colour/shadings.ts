import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from '../pdf-lib.ts'
import { BLUE, GREEN, luma, RED, type Rgb } from './inks.ts'
import { contentsOf, withContents } from './streams.ts'

/**
 * Turns a shading (ISO 32000-1, 8.7.4.3) from RGB into grey: the functions that give its colours give their lightness instead.
 * @returns false where a function is of a kind that the browser does not write; the shading stays as it was
 */
export function greyShading(shading: PDFDict, context: PDFContext): boolean {
  if (shading.lookup(COLOUR_SPACE) !== PDFName.of('DeviceRGB')) return true
  const made = greyFunction(shading.lookup(FUNCTION), context)
  if (!made) return false
  shading.set(COLOUR_SPACE, PDFName.of('DeviceGray'))
  shading.set(FUNCTION, made)
  return true
}

const COLOUR_SPACE = PDFName.of('ColorSpace')
const FUNCTION = PDFName.of('Function')

/** Whether a shading runs from one grey to another: red, green and blue are the same at its ends. A program is not read. */
export function isNeutral(shading: PDFDict): boolean {
  return runsThroughGreys(shading.lookup(FUNCTION))
}

function runsThroughGreys(given: PDFObject | undefined): boolean {
  if (!(given instanceof PDFDict)) return false
  const parts = given.lookup(PDFName.of('Functions'))
  if (parts instanceof PDFArray) return parts.asArray().every((_, index) => runsThroughGreys(parts.lookup(index)))
  return ['C0', 'C1'].every((name) => {
    const [red, ...others] = given.lookupMaybe(PDFName.of(name), PDFArray)?.asArray().map(String) ?? []
    return others.every((one) => one === red)
  })
}

/** The same function with one result, the lightness of the three that it had (ISO 32000-1, 7.10). */
function greyFunction(given: PDFObject | undefined, context: PDFContext): PDFObject | undefined {
  const dict = given instanceof PDFRawStream ? given.dict : given
  if (!(dict instanceof PDFDict)) return undefined
  const kind = dict.lookupMaybe(PDFName.of('FunctionType'), PDFNumber)?.asNumber()
  if (kind === 2) return greyExponential(dict, context)
  if (kind === 3) return greyStitching(dict, context)
  if (kind === 4 && given instanceof PDFRawStream) return greyCalculator(given, context)
  return undefined
}

function greyExponential(dict: PDFDict, context: PDFContext): PDFObject {
  const grey = dict.clone()
  for (const [name, usual] of [
    ['C0', [0, 0, 0]],
    ['C1', [1, 1, 1]],
  ] as const) {
    const colour = dict
      .lookupMaybe(PDFName.of(name), PDFArray)
      ?.asArray()
      .map((value) => Number(value.toString()))
    grey.set(PDFName.of(name), context.obj([luma((colour ?? usual) as unknown as Rgb)]))
  }
  grey.delete(PDFName.of('Range'))
  return grey
}

function greyStitching(dict: PDFDict, context: PDFContext): PDFObject | undefined {
  const parts = dict.lookup(PDFName.of('Functions'), PDFArray)
  const made = context.obj([])
  for (let index = 0; index < parts.size(); index++) {
    const part = greyFunction(parts.lookup(index), context)
    if (!part) return undefined
    made.push(part)
  }
  const grey = dict.clone()
  grey.set(PDFName.of('Functions'), made)
  grey.delete(PDFName.of('Range'))
  return grey
}

/** A program leaves red, green and blue on the stack: what is added makes one number of them. */
function greyCalculator(stream: PDFRawStream, context: PDFContext): PDFObject {
  const program = Buffer.from(contentsOf(stream)).toString('latin1')
  const lightness = ` ${BLUE} mul exch ${GREEN} mul add exch ${RED} mul add }`
  const grey = withContents(stream, Buffer.from(program.replace(/\}\s*$/, lightness), 'latin1'))
  grey.dict.set(PDFName.of('Range'), context.obj([0, 1]))
  return context.register(grey)
}
