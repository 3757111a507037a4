import { AIR, closes, opens } from '../html/print/air.ts'

/** The character that a glyph of a font stands for, '' where it is not known; `font` is its name in the page's resources. */
export type CharacterOf = (font: string, glyph: number) => string

/**
 * Leaves out the blanks that the browser draws for half a square of air (html/print/air.ts): who copies a line, or looks for words in it, does
 * not want them. Nothing moves, since every place is counted from the one before.
 * @param lines a content stream as Skia writes it, an operator a line, glyphs as `12.5 0 Td <0F2B> Tj`
 */
export function withoutBlanks(lines: readonly string[], characterOf: CharacterOf): readonly string[] {
  let font = ''
  let before = ''
  /** Line of the blank that was drawn last, while nothing has been drawn since. */
  let blank: number | undefined
  const leftOut = new Set<number>()
  for (const [index, line] of lines.entries()) {
    if (!line.endsWith('> Tj')) {
      if (line.endsWith(' Tf')) font = line.slice(1, line.indexOf(' '))
      continue
    }
    const glyphs = line.slice(line.lastIndexOf('<') + 1, -'> Tj'.length)
    const first = characterOf(font, Number.parseInt(glyphs.slice(0, 4), 16))
    const last = glyphs.length > 4 ? characterOf(font, Number.parseInt(glyphs.slice(-4), 16)) : first
    if (blank !== undefined && opens(first)) leftOut.add(blank)
    blank = undefined
    if (last === AIR && glyphs.length === 4) {
      if (closes(before)) leftOut.add(index)
      else blank = index
    }
    before = last
  }
  if (leftOut.size === 0) return lines
  // Of a line that begins with its place, the place stays.
  const left = lines.map((line, index) => (leftOut.has(index) ? line.replace(/ ?<[\dA-F]+> Tj$/, '') : line))
  return left.filter((line, index) => line !== '' || !leftOut.has(index))
}
