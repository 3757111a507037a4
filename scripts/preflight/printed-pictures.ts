import { IDENTITY, type Matrix, times } from './matrix.ts'
import { OPS, type PDFPageProxy } from './pdf-js.ts'
import { type PrintedPicture, ppiOf } from './printed-picture.ts'

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

/** The pictures of a page by its operators, as PDF.js has them: a picture fills the unit square of its place (ISO 32000-1, 8.9.5.1). */
export function printedPictures({ fnArray, argsArray }: Operators): Omit<PrintedPicture, 'page'>[] {
  const found: Omit<PrintedPicture, 'page'>[] = []
  if (!fnArray.some((operator) => PAINTING.has(operator))) return found
  const saved: Matrix[] = []
  let matrix: Matrix = IDENTITY
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index]
    if (operator === OPS.save) saved.push(matrix)
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    else if (operator === OPS.transform) matrix = times(args, matrix)
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix)
      if (args[0]) matrix = times(args[0], matrix)
    } else if (operator === OPS.paintImageXObject) found.push(placed(args[1], args[2], matrix))
    else if (operator === OPS.paintInlineImageXObject) found.push(placed(args[0].width, args[0].height, matrix))
  }
  return found
}

/** PDF.js puts three and more of the same picture in a row together, without their pixels: signs in the line, which are small. */
const PAINTING = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject])

function placed(width: number, height: number, [a, b, c, d]: Matrix): Omit<PrintedPicture, 'page'> {
  return { width, height, ppi: ppiOf(width, height, Math.hypot(a, b), Math.hypot(c, d)) }
}
