import { create } from 'fontkit'
import type { FontSet } from '../../fonts/face.ts'

/** Glyphs that a font has for a mark as it stands, by the PostScript name of the font and the mark. */
export type NominalGlyphs = Record<string, Record<string, number[]>>

/** Marks that have another form in vertical lines (GB/T 15834-2011, 5.2; Unicode UAX 50, Tr and Tu). */
const MARKS = [...'，、。：；！？（）《》〈〉【】〔〕「」『』“”‘’—…']

/** What the faces of an edition have for marks before a line turns them: who sets these in a vertical line sets horizontal marks. */
export function nominalGlyphs({ faces }: Pick<FontSet, 'faces'>): NominalGlyphs {
  const glyphs: NominalGlyphs = {}
  for (const { data } of faces) {
    const font = create(Buffer.from(data))
    if (!('postscriptName' in font)) continue
    const { postscriptName: name } = font
    glyphs[name] ??= {}
    for (const mark of MARKS) {
      const point = mark.codePointAt(0) ?? 0
      if (!font.hasGlyphForCodePoint(point)) continue
      const { id } = font.glyphForCodePoint(point)
      // A mark in the middle of its square has one form for both: ，。 of traditional Chinese, ！？ of Japanese faces.
      if (font.availableFeatures.includes('vert') && font.layout(mark, ['vert']).glyphs[0]?.id === id) continue
      const known = glyphs[name]?.[mark] ?? []
      glyphs[name][mark] = [...known, id]
    }
  }
  return glyphs
}
