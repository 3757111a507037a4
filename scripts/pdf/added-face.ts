import * as fontkit from 'fontkit'
import type { PDFDocument, PDFRef } from './pdf-lib.ts'

/** A font for words that are put on finished pages. */
export type AddedFace = {
  ref: PDFRef
  /** Text as a string operand of Tj. */
  written(text: string): string
  /** Width of a text at the size 1. */
  widthOf(text: string): number
}

/**
 * Embeds a font whole.
 * @param face a static TrueType font, cut to what is to be written
 * @param name what the PDF calls it
 * @param needed every character that will be written; rejects with a RangeError when the face lacks one
 */
export async function addFace(pdf: PDFDocument, face: Uint8Array, name: string, needed: string): Promise<AddedFace> {
  pdf.registerFontkit(fontkit as never)
  const font = await pdf.embedFont(face, { subset: false, customName: name })
  const has = new Set(font.getCharacterSet())
  const lacking = [...needed].find((character) => !has.has(character.codePointAt(0) ?? 0))
  if (lacking) throw new RangeError(`the face ${name} lacks ${lacking}`)
  await pdf.flush()
  // The library sets every text anew, with all features of the font: a second for a hundred lines.
  const glyphs = new Map<string, { code: string; width: number }>()
  const glyphOf = (character: string) => {
    const known = glyphs.get(character)
    if (known) return known
    const glyph = { code: font.encodeText(character).asString(), width: font.widthOfTextAtSize(character, 1) }
    glyphs.set(character, glyph)
    return glyph
  }
  return {
    ref: font.ref,
    written: (text) => `<${[...text].map((character) => glyphOf(character).code).join('')}>`,
    widthOf: (text) => [...text].reduce((sum, character) => sum + glyphOf(character).width, 0),
  }
}
