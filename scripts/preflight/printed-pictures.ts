import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type PrintedPicture, ppiOf } from './printed-picture.ts'

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>
/** The part of a transformation that turns and scales. */
type Scale = readonly [number, number, number, number]

/** The pictures of a page by its operators, as PDF.js has them: a picture fills the unit square of its place (ISO 32000-1, 8.9.5.1). */
export function printedPictures({ fnArray, argsArray }: Operators): Omit<PrintedPicture, 'page'>[] {
  const found: Omit<PrintedPicture, 'page'>[] = []
  if (!fnArray.some((operator) => PAINTING.has(operator))) return found
  const saved: Scale[] = []
  let scale: Scale = [1, 0, 0, 1]
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index]
    if (operator === OPS.save) saved.push(scale)
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) scale = saved.pop() ?? scale
    else if (operator === OPS.transform) scale = times(args, scale)
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(scale)
      if (args[0]) scale = times(args[0], scale)
    } else if (operator === OPS.paintImageXObject) found.push(placed(args[1], args[2], scale))
    else if (operator === OPS.paintInlineImageXObject) found.push(placed(args[0].width, args[0].height, scale))
  }
  return found
}

/** PDF.js puts three and more of the same picture in a row together, without their pixels: signs in the line, which are small. */
const PAINTING = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject])

function placed(width: number, height: number, [a, b, c, d]: Scale): Omit<PrintedPicture, 'page'> {
  return { width, height, ppi: ppiOf(width, height, Math.hypot(a, b), Math.hypot(c, d)) }
}

function times([a = 1, b = 0, c = 0, d = 1]: ArrayLike<number> & Iterable<number>, other: Scale): Scale {
  return [
    a * other[0] + b * other[2],
    a * other[1] + b * other[3],
    c * other[0] + d * other[2],
    c * other[1] + d * other[3],
  ]
}
