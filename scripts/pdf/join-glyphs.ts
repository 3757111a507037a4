import { readTables, type Tables, viewOf, writeTables } from './sfnt.ts'

/**
 * Joins subsets of one TrueType font that have kept its glyph numbers, as those of Skia's PDF backend do, into one font with the glyphs
 * of all. Throws when they are not of one font: two outlines under one number.
 */
export function joinGlyphs(subsets: readonly Uint8Array[]): Uint8Array {
  const fonts = subsets.map(readTables)
  const [first] = fonts
  if (!first) throw new Error('no font to join')
  // A subset ends with the last of its glyphs, so that each may have another count.
  const count = Math.max(...fonts.map(glyphCount))
  const outlines = fonts.map(outlinesOf)
  const { glyf, loca } = writeOutlines(Array.from({ length: count }, (_, glyph) => pick(outlines, glyph)))
  const tables: Tables = new Map([...first].filter(([tag]) => NEEDED.has(tag)))
  tables.set('glyf', glyf)
  tables.set('loca', loca)
  tables.set('hmtx', joinMetrics(fonts.map(metricsOf), count))
  tables.set('head', withField(tableOf(first, 'head'), LONG_OFFSETS))
  tables.set('hhea', withField(tableOf(first, 'hhea'), { at: 34, value: count }))
  tables.set('maxp', withField(tableOf(first, 'maxp'), { at: 4, value: count }))
  return writeTables(tables)
}

/** What a reader of PDF asks of an embedded TrueType font (ISO 32000-1, 9.9); names, characters and vertical metrics are said elsewhere. */
const NEEDED = new Set(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cvt ', 'fpgm', 'prep'])

const LONG_OFFSETS = { at: 50, value: 1 }

type Outlines = (glyph: number) => Uint8Array

function glyphCount(font: Tables): number {
  return viewOf(tableOf(font, 'maxp')).getUint16(4)
}

function outlinesOf(font: Tables): Outlines {
  const glyf = font.get('glyf') ?? NOTHING
  const loca = viewOf(tableOf(font, 'loca'))
  const long = viewOf(tableOf(font, 'head')).getInt16(50) === 1
  const offset = (index: number) => (long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2)
  const count = glyphCount(font)
  return (glyph) => (glyph < count ? glyf.subarray(offset(glyph), offset(glyph + 1)) : NOTHING)
}

/** A subset has no outline for the glyphs that it leaves out. */
function pick(outlines: readonly Outlines[], glyph: number): Uint8Array {
  let found: Uint8Array | undefined
  for (const of of outlines) {
    const outline = of(glyph)
    if (outline.length === 0) continue
    if (found && !isSame(found, outline)) throw new Error(`two outlines of glyph ${glyph}`)
    found ??= outline
  }
  return found ?? NOTHING
}

const NOTHING = new Uint8Array()

/** With short offsets an outline is padded to whole words. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  const length = Math.min(one.length, other.length)
  const rest = [...one.subarray(length), ...other.subarray(length)]
  return Buffer.compare(one.subarray(0, length), other.subarray(0, length)) === 0 && rest.every((byte) => byte === 0)
}

function writeOutlines(glyphs: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const glyf = new Uint8Array(glyphs.reduce((sum, glyph) => sum + aligned(glyph.length), 0))
  const loca = new Uint8Array((glyphs.length + 1) * 4)
  const view = viewOf(loca)
  let offset = 0
  for (const [index, glyph] of glyphs.entries()) {
    view.setUint32(index * 4, offset)
    glyf.set(glyph, offset)
    offset += aligned(glyph.length)
  }
  view.setUint32(glyphs.length * 4, offset)
  return { glyf, loca }
}

type Metrics = (glyph: number) => readonly [advance: number, bearing: number]

/** Glyphs from the last long metric on share its advance. */
function metricsOf(font: Tables): Metrics {
  const long = viewOf(tableOf(font, 'hhea')).getUint16(34)
  const count = glyphCount(font)
  const view = viewOf(tableOf(font, 'hmtx'))
  return (glyph) => {
    if (glyph >= count) return [0, 0]
    const bearing = glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2
    return [view.getUint16(Math.min(glyph, long - 1) * 4), view.getInt16(bearing)]
  }
}

/** Subsets have zeros for the glyphs that they leave out. */
function joinMetrics(fonts: readonly Metrics[], count: number): Uint8Array {
  const joined = new Uint8Array(count * 4)
  const view = viewOf(joined)
  for (let glyph = 0; glyph < count; glyph += 1) {
    const [advance, bearing] = fonts.map((of) => of(glyph)).find((metric) => metric.some(Boolean)) ?? [0, 0]
    view.setUint16(glyph * 4, advance)
    view.setInt16(glyph * 4 + 2, bearing)
  }
  return joined
}

function withField(table: Uint8Array, { at, value }: { at: number; value: number }): Uint8Array {
  const changed = new Uint8Array(table)
  viewOf(changed).setUint16(at, value)
  return changed
}

function tableOf(font: Tables, tag: string): Uint8Array {
  const table = font.get(tag)
  if (!table) throw new Error(`a font without ${tag}`)
  return table
}

function aligned(length: number): number {
  return (length + 3) & ~3
}
