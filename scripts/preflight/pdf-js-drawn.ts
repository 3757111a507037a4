import { type Drawn, type FontGlyph, openDrawing } from './drawn.ts'
import type { Matrix } from './matrix.ts'
import { OPS, type PDFPageProxy } from './pdf-js.ts'

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

/**
 * Follows a page's operators as PDF.js gives them: where every glyph and every painted path lies. White space is no glyph.
 * @param upper the upper edge, @param left the left edge of the page's box in user space
 */
export function readDrawn({ fnArray, argsArray }: Operators, left: number, upper: number): Drawn {
  const drawing = openDrawing(left, upper)
  for (let index = 0; index < fnArray.length; index += 1) {
    const args = argsArray[index]
    switch (fnArray[index]) {
      case OPS.save:
        drawing.save()
        break
      case OPS.paintFormXObjectBegin:
        drawing.save()
        if (args[0]) drawing.transform(args[0])
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        drawing.restore()
        break
      case OPS.transform:
        drawing.transform(args)
        break
      case OPS.beginText:
        drawing.beginText()
        break
      case OPS.setFont:
        drawing.setFont(args[0], args[1])
        break
      case OPS.setTextMatrix:
        drawing.setTextMatrix(Array.from(args[0] as ArrayLike<number>) as unknown as Matrix)
        break
      case OPS.moveText:
        drawing.moveText(args[0], args[1])
        break
      case OPS.setLeadingMoveText:
        drawing.setLeading(args[1])
        drawing.moveText(args[0], args[1])
        break
      case OPS.setLeading:
        drawing.setLeading(-args[0])
        break
      case OPS.nextLine:
        drawing.nextLine()
        break
      case OPS.setCharSpacing:
        drawing.setSpacing(args[0])
        break
      case OPS.setWordSpacing:
        drawing.setWordSpacing(args[0])
        break
      case OPS.setHScale:
        drawing.setAcross(args[0])
        break
      case OPS.setTextRise:
        drawing.setRise(args[0])
        break
      case OPS.showText:
        for (const item of args[0] as (PdfGlyph | number)[]) {
          if (typeof item === 'number') drawing.back(item)
          else drawing.show(glyphOf(item))
        }
        break
      case OPS.beginMarkedContentProps:
        drawing.beginMark(typeof args[1] === 'number' ? args[1] : -1)
        break
      case OPS.beginMarkedContent:
        drawing.beginMark(-1)
        break
      case OPS.endMarkedContent:
        drawing.endMark()
        break
      case OPS.clip:
      case OPS.eoClip:
        drawing.clip()
        break
      case OPS.constructPath:
        drawing.path(args[2] ?? undefined, args[0] !== OPS.endPath)
        break
      case OPS.shadingFill:
        drawing.shading()
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        drawing.picture()
        break
    }
  }
  return drawing.drawn
}

type PdfGlyph = { unicode: string; width: number; isSpace: boolean; originalCharCode?: number }

function glyphOf({ unicode, width, isSpace, originalCharCode = -1 }: PdfGlyph): FontGlyph {
  return { text: unicode, code: originalCharCode, width, blank: unicode.trim() === '', space: isSpace }
}
