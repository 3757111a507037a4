import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from '../pdf-lib.ts'
import { recolourContent } from './content.ts'
import type { Colour } from './inks.ts'
import { greyNeutralPictures, greyPictures } from './pictures.ts'
import { greyShading, isNeutral } from './shadings.ts'
import { contentsOf, withContents } from './streams.ts'

/**
 * Gives a PDF of the browser's the inks of a press file: text, lines and areas in black ink (0 0 0 k), shadings and pictures in
 * grey; where colours are to stay, those that have none.
 * @returns what could not be turned: kinds of objects that the browser does not write
 */
export async function recolour(context: PDFContext, colour: Colour): Promise<{ left: string[] }> {
  const left: string[] = []
  const masks = luminosityMasks(context)
  const pages = pageContents(context)
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && !masks.has(ref) && (pages.has(ref) || isDrawing(object.dict))) {
      const operators = Buffer.from(contentsOf(object)).toString('latin1')
      const made = recolourContent(operators, colour)
      if (made !== operators) context.assign(ref, withContents(object, Buffer.from(made, 'latin1')))
    }
    for (const shading of shadingsIn(object)) {
      if (colour === 'neutral' && !isNeutral(shading)) continue
      if (!greyShading(shading, context)) left.push(`shading ${ref}`)
    }
  }
  if (colour === 'neutral') await greyNeutralPictures(context)
  else left.push(...(await greyPictures(context)).map((ref) => `picture ${ref}`))
  return { left }
}

/** Forms and tiles (ISO 32000-1, 8.10 and 8.7.3) are drawn by operators as pages are. */
function isDrawing(dict: PDFDict): boolean {
  return (
    dict.get(PDFName.of('Subtype')) === PDFName.of('Form') || dict.get(PDFName.of('PatternType'))?.toString() === '1'
  )
}

function pageContents(context: PDFContext): Set<PDFObject> {
  const contents = new Set<PDFObject>()
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Page')) continue
    const own = object.get(PDFName.of('Contents'))
    for (const ref of refsIn(own)) contents.add(ref)
  }
  return contents
}

/** The greys of a mask say how much of something is seen (ISO 32000-1, 11.5.3): they are no ink. */
function luminosityMasks(context: PDFContext): Set<PDFObject> {
  const masks = new Set<PDFObject>()
  for (const [, object] of context.enumerateIndirectObjects()) {
    const mask = object instanceof PDFDict ? object.lookup(PDFName.of('SMask')) : undefined
    if (!(mask instanceof PDFDict) || mask.get(PDFName.of('S')) !== PDFName.of('Luminosity')) continue
    for (const ref of refsIn(mask.get(PDFName.of('G')))) masks.add(ref)
  }
  return masks
}

function refsIn(object: PDFObject | undefined): PDFRef[] {
  if (object instanceof PDFRef) return [object]
  return object instanceof PDFArray ? object.asArray().filter((one) => one instanceof PDFRef) : []
}

/** A shading may stand for itself, in a pattern, or among the resources of a page. */
function shadingsIn(object: PDFObject): PDFDict[] {
  const dict = object instanceof PDFRawStream ? object.dict : object
  if (dict instanceof PDFArray) return dict.asArray().flatMap(shadingsIn)
  if (!(dict instanceof PDFDict)) return []
  return dict.has(PDFName.of('ShadingType')) ? [dict] : dict.values().flatMap(shadingsIn)
}
