import type { FontGlyph } from '../drawn.ts'
import type { PdfFont } from '../pdf-facts.ts'
import { beginningOf, contentOf, numberOf, type Objects } from './objects.ts'
import type { Dictionary, Operand } from './operators.ts'
import { readUnicodeMap } from './unicode-map.ts'

/** A font of a page: what it is, and what it has under a code of two bytes. `glyph` throws for a code that the font does not explain. */
export type ContentFont = { font: PdfFont; glyph(code: number): FontGlyph }

/**
 * Reads a font as Chromium embeds a TrueType face: composite, its codes the indexes of glyphs, with a ToUnicode map and widths
 * (ISO 32000-1, 9.7 and 9.10.3). Throws for every other kind.
 */
export function readContentFont(dictionary: Dictionary, objects: Objects): ContentFont {
  const below = objects.dictionary(objects.array(dictionary.get('DescendantFonts'))[0])
  const descriptor = objects.dictionary(below.get('FontDescriptor'))
  const program = beginningOf(objects.stream(descriptor.get('FontFile2')), SIGNATURE.length)
  const name = descriptor.get('FontName')
  if (
    dictionary.get('Subtype') !== '/Type0' ||
    dictionary.get('Encoding') !== '/Identity-H' ||
    below.get('Subtype') !== '/CIDFontType2' ||
    below.get('CIDToGIDMap') !== '/Identity' ||
    typeof name !== 'string' ||
    name !== dictionary.get('BaseFont') ||
    name.includes('#') ||
    SIGNATURE.some((byte, index) => program[index] !== byte)
  )
    throw new Error('a font is not written as Chromium writes them')
  const textOf = readUnicodeMap(contentOf(objects.stream(dictionary.get('ToUnicode'))))
  const widths = readWidths(objects.array(below.get('W') ?? []), objects)
  const usual = numberOf(below.get('DW') ?? 1000)
  const known: FontGlyph[] = []
  return {
    font: { name: name.slice(1), type: 'CIDFontType2', embedded: true },
    glyph(code) {
      const before = known[code]
      if (before) return before
      const text = textOf(code)
      if (!text) throw new Error(`${name} does not say what ${code} is`)
      const glyph = { text, code, width: widths.get(code) ?? usual, blank: text.trim() === '' }
      known[code] = glyph
      return glyph
    },
  }
}

/** A TrueType face begins so. */
const SIGNATURE = [0, 1, 0, 0]

/** 9.7.4.3: `first [w w w]` or `first last w`. */
function readWidths(entries: readonly Operand[], objects: Objects): Map<number, number> {
  const widths = new Map<number, number>()
  for (let at = 0; at + 1 < entries.length; ) {
    const first = numberOf(entries[at])
    const second = objects.resolve(entries[at + 1])
    if (Array.isArray(second)) {
      for (const [index, width] of second.entries()) widths.set(first + index, numberOf(width))
      at += 2
    } else {
      for (let code = first; code <= numberOf(second); code += 1) widths.set(code, numberOf(entries[at + 2]))
      at += 3
    }
  }
  return widths
}
