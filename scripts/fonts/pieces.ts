import { tableOf } from './outlines.ts'
import { readTables, viewOf, writeTables } from './sfnt.ts'

/**
 * A font with a MATH table in which one piece of every sign that grows by pieces is a character: pieces have none, and without one
 * a PDF could not say that it prints the sign, nor could anybody look whether it does. `wholeSign` tells whose piece it is.
 * A font without a MATH table, or without any character beyond U+FFFF (cut fonts have another kind of `cmap` then), comes back as it is.
 */
export function withNamedPieces(font: Uint8Array): Uint8Array {
  const tables = readTables(font)
  const table = tables.get('MATH')
  if (!table) return font
  const glyphs = charactersIn(tableOf(tables, 'cmap'))
  if (glyphs.size === 0) return font
  const named = new Set(glyphs.values())
  const assemblies = assembliesIn(table)
  for (const [point, glyph] of [...glyphs]) {
    const piece = assemblies.get(glyph)
    if (piece === undefined || named.has(piece)) continue
    named.add(piece)
    glyphs.set(PIECES[String.fromCodePoint(point)]?.codePointAt(0) ?? PRIVATE + point, piece)
  }
  tables.set('cmap', writeCharacters(glyphs))
  return writeTables(tables)
}

/** The sign of which a character of `withNamedPieces` is a piece; any other character is itself. */
export function wholeSign(character: string): string {
  const point = character.codePointAt(0) ?? 0
  if (point > PRIVATE) return String.fromCodePoint(point - PRIVATE)
  return SIGNS.get(character) ?? character
}

/** What Unicode calls the lowest piece (Miscellaneous Technical). */
const PIECES: Record<string, string> = { '√': '⎷', '(': '⎝', ')': '⎠', '[': '⎣', ']': '⎦', '{': '⎩', '}': '⎭' }
const SIGNS = new Map(Object.entries(PIECES).map(([sign, piece]) => [piece, sign]))

/** Other pieces are private characters, as far from the first as their sign is from U+0000. */
const PRIVATE = 0xf0000

/** By glyph, the first piece that is not repeated, of those that grow upwards or sideways (ISO/IEC 14496-22, "MATH": MathVariants). */
function assembliesIn(table: Uint8Array): Map<number, number> {
  const view = viewOf(table)
  const found = new Map<number, number>()
  const variants = view.getUint16(8)
  if (variants === 0) return found
  const upwards = view.getUint16(variants + 6)
  for (const [coverage, first] of [
    [2, 0],
    [4, upwards],
  ] as const) {
    const offset = view.getUint16(variants + coverage)
    if (offset === 0) continue
    for (const [index, glyph] of glyphsIn(view, variants + offset).entries()) {
      const construction = variants + view.getUint16(variants + 10 + 2 * (first + index))
      const assembly = view.getUint16(construction)
      if (assembly === 0) continue
      const at = construction + assembly
      const parts = Array.from({ length: view.getUint16(at + 4) }, (_, part) => at + 6 + 10 * part)
      const whole = parts.find((part) => (view.getUint16(part + 8) & EXTENDER) === 0)
      if (whole !== undefined && !found.has(glyph)) found.set(glyph, view.getUint16(whole))
    }
  }
  return found
}

const EXTENDER = 1

/** Glyphs of a coverage table, in its order. */
function glyphsIn(view: DataView, at: number): number[] {
  const rows = Array.from({ length: view.getUint16(at + 2) }, (_, row) => row)
  if (view.getUint16(at) === 1) return rows.map((row) => view.getUint16(at + 4 + 2 * row))
  return rows.flatMap((row) => {
    const [first, last] = [view.getUint16(at + 4 + 6 * row), view.getUint16(at + 6 + 6 * row)]
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

/** Glyphs by code point, of the table's groups (format 12), which fonts have that go beyond U+FFFF; empty where there are none. */
function charactersIn(cmap: Uint8Array): Map<number, number> {
  const view = viewOf(cmap)
  const found = new Map<number, number>()
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = view.getUint32(4 + 8 * index + 4)
    if (view.getUint16(at) !== 12) continue
    for (let group = 0; group < view.getUint32(at + 12); group += 1) {
      const row = at + 16 + 12 * group
      const [first, last, glyph] = [view.getUint32(row), view.getUint32(row + 4), view.getUint32(row + 8)]
      for (let point = first; point <= last; point += 1) found.set(point, glyph + point - first)
    }
  }
  return found
}

/** One table for all code points (platform 3, encoding 10; format 12). */
function writeCharacters(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const points = [...glyphs.keys()].sort((one, other) => one - other)
  const cmap = new Uint8Array(12 + 16 + 12 * points.length)
  const view = viewOf(cmap)
  view.setUint16(2, 1)
  view.setUint16(4, 3)
  view.setUint16(6, 10)
  view.setUint32(8, 12)
  view.setUint16(12, 12)
  view.setUint32(16, 16 + 12 * points.length)
  view.setUint32(24, points.length)
  for (const [index, point] of points.entries()) {
    const row = 28 + 12 * index
    view.setUint32(row, point)
    view.setUint32(row + 4, point)
    view.setUint32(row + 8, glyphs.get(point) ?? 0)
  }
  return cmap
}
