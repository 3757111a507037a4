import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '../pdf-lib.ts'
import { contentsOf } from './streams.ts'

/**
 * Whether a page, or anything that it draws, is in red, green and blue: by an operator of a content stream (ISO 32000-1, 8.6.8) or by a
 * colour space (8.6.4.3, 8.6.5.5). Masks by luminosity say how much is seen, and put no ink on paper.
 */
export function inColour(page: PDFObject, context: PDFContext): boolean {
  const seen = new Set<PDFObject>()
  const open: PDFObject[] = [page]
  while (open.length > 0) {
    let object = open.pop()
    if (object instanceof PDFRef) {
      if (seen.has(object)) continue
      seen.add(object)
      object = context.lookup(object)
    }
    if (object instanceof PDFName) {
      if (object === RGB || object === CAL) return true
      continue
    }
    if (object instanceof PDFRawStream && isDrawing(object.dict) && RGB_OPERATOR.test(textOf(object))) return true
    if (object instanceof PDFArray) {
      if (object.get(0) === ICC && componentsOf(object.lookup(1)) === 3) return true
      open.push(...object.asArray())
    }
    const dict = object instanceof PDFStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    for (const [key, value] of dict.entries()) if (!ELSEWHERE.has(key.decodeText())) open.push(value)
  }
  return false
}

const RGB = PDFName.of('DeviceRGB')
const CAL = PDFName.of('CalRGB')
const ICC = PDFName.of('ICCBased')
const RGB_OPERATOR = /(?<![\w.-])[\d.]+ [\d.]+ [\d.]+ (?:rg|RG)(?!\w)/

/** What a page says of others, and of how it is read and mixed. */
const ELSEWHERE = new Set(['Parent', 'Annots', 'StructParents', 'SMask', 'Group', 'Font'])

/** Pages, forms and tiles are drawn by operators; pictures have a width, shadings and programs are none. */
function isDrawing(dict: PDFDict): boolean {
  return !['Width', 'FunctionType', 'ShadingType', 'N'].some((key) => dict.has(PDFName.of(key)))
}

function componentsOf(object: PDFObject | undefined): number {
  return object instanceof PDFStream ? Number(object.dict.get(PDFName.of('N'))?.toString()) : 0
}

function textOf(stream: PDFRawStream): string {
  return Buffer.from(contentsOf(stream)).toString('latin1')
}
