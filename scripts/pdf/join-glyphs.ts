import { readTables, type Tables, viewOf, writeTables } from './sfnt.ts'

/** What a subset of a TrueType font draws, by the glyph numbers of the whole font. */
export type Glyphs = {
  outlines: Map<number, Uint8Array>
  metrics: Map<number, Metric>
  /** All tables of the first subset. */
  tables: Tables
}

type Metric = readonly [advance: number, bearing: number]

/** Reads a subset that has kept the glyph numbers of its font, as those of Skia's PDF backend do. */
export function readGlyphs(font: Uint8Array): Glyphs {
  const tables = readTables(font)
  // A subset ends with the last of its glyphs, so that each of a font may have another count.
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4)
  const outlineOf = outlinesIn(tables)
  const metricOf = metricsIn(tables, count)
  const outlines = new Map<number, Uint8Array>()
  const metrics = new Map<number, Metric>()
  for (let glyph = 0; glyph < count; glyph += 1) {
    const outline = outlineOf(glyph)
    const metric = metricOf(glyph)
    if (outline.length > 0) outlines.set(glyph, outline)
    // Zeros stand for the glyphs that are left out.
    if (metric.some(Boolean)) metrics.set(glyph, metric)
  }
  return { outlines, metrics, tables }
}

/** True when nothing speaks against two subsets being of one font: no number with two outlines, the same units and instructions. */
export function areOfOneFont(one: Glyphs, other: Glyphs): boolean {
  for (const tag of ['cvt ', 'fpgm', 'prep']) {
    if (Buffer.compare(one.tables.get(tag) ?? NOTHING, other.tables.get(tag) ?? NOTHING) !== 0) return false
  }
  const units = [one, other].map(({ tables }) => viewOf(tableOf(tables, 'head')).getUint16(18))
  if (units[0] !== units[1]) return false
  for (const [glyph, outline] of other.outlines) {
    const known = one.outlines.get(glyph)
    if (known && !isSame(known, outline)) return false
  }
  return true
}

/** Adds the glyphs of `other`, a subset of the same font, to `glyphs`. */
export function addGlyphs(glyphs: Glyphs, other: Glyphs): void {
  for (const [glyph, outline] of other.outlines) glyphs.outlines.set(glyph, glyphs.outlines.get(glyph) ?? outline)
  for (const [glyph, metric] of other.metrics) glyphs.metrics.set(glyph, glyphs.metrics.get(glyph) ?? metric)
}

/** Writes them as a font for a PDF. */
export function writeGlyphs({ outlines, metrics, tables }: Glyphs): Uint8Array {
  const count = 1 + Math.max(...outlines.keys(), ...metrics.keys())
  const { glyf, loca } = writeOutlines(outlines, count)
  const joined: Tables = new Map([...tables].filter(([tag]) => NEEDED.has(tag)))
  joined.set('glyf', glyf)
  joined.set('loca', loca)
  joined.set('hmtx', writeMetrics(metrics, count))
  joined.set('head', withField(tableOf(tables, 'head'), LONG_OFFSETS))
  joined.set('hhea', withField(tableOf(tables, 'hhea'), { at: 34, value: count }))
  joined.set('maxp', withField(tableOf(tables, 'maxp'), { at: 4, value: count }))
  return writeTables(joined)
}

/** What a reader of PDF asks of an embedded TrueType font (ISO 32000-1, 9.9); names, characters and vertical metrics are said elsewhere. */
const NEEDED = new Set(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cvt ', 'fpgm', 'prep'])

const LONG_OFFSETS = { at: 50, value: 1 }

const NOTHING = new Uint8Array()

function outlinesIn(tables: Tables): (glyph: number) => Uint8Array {
  const glyf = tables.get('glyf') ?? NOTHING
  const loca = viewOf(tableOf(tables, 'loca'))
  const long = viewOf(tableOf(tables, 'head')).getInt16(50) === 1
  const offset = (index: number) => (long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2)
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1))
}

/** With short offsets an outline is padded to whole words. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  const length = Math.min(one.length, other.length)
  const rest = [...one.subarray(length), ...other.subarray(length)]
  return Buffer.compare(one.subarray(0, length), other.subarray(0, length)) === 0 && rest.every((byte) => byte === 0)
}

function writeOutlines(outlines: Glyphs['outlines'], count: number): { glyf: Uint8Array; loca: Uint8Array } {
  const glyf = new Uint8Array([...outlines.values()].reduce((sum, glyph) => sum + aligned(glyph.length), 0))
  const loca = new Uint8Array((count + 1) * 4)
  const view = viewOf(loca)
  let offset = 0
  for (let glyph = 0; glyph < count; glyph += 1) {
    view.setUint32(glyph * 4, offset)
    const outline = outlines.get(glyph) ?? NOTHING
    glyf.set(outline, offset)
    offset += aligned(outline.length)
  }
  view.setUint32(count * 4, offset)
  return { glyf, loca }
}

/** Glyphs from the last long metric on share its advance. */
function metricsIn(tables: Tables, count: number): (glyph: number) => Metric {
  const long = viewOf(tableOf(tables, 'hhea')).getUint16(34)
  const view = viewOf(tableOf(tables, 'hmtx'))
  return (glyph) => {
    if (glyph >= count) return [0, 0]
    const bearing = glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2
    return [view.getUint16(Math.min(glyph, long - 1) * 4), view.getInt16(bearing)]
  }
}

function writeMetrics(metrics: Glyphs['metrics'], count: number): Uint8Array {
  const table = new Uint8Array(count * 4)
  const view = viewOf(table)
  for (const [glyph, [advance, bearing]] of metrics) {
    view.setUint16(glyph * 4, advance)
    view.setInt16(glyph * 4 + 2, bearing)
  }
  return table
}

function withField(table: Uint8Array, { at, value }: { at: number; value: number }): Uint8Array {
  const changed = new Uint8Array(table)
  viewOf(changed).setUint16(at, value)
  return changed
}

function tableOf(tables: Tables, tag: string): Uint8Array {
  const table = tables.get(tag)
  if (!table) throw new Error(`a font without ${tag}`)
  return table
}

function aligned(length: number): number {
  return (length + 3) & ~3
}
