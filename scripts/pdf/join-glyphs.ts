import {
  LONG_OFFSETS,
  type Metric,
  metricsIn,
  outlinesIn,
  tableOf,
  withFields,
  writeMetrics,
  writeOutlines,
} from '../fonts/outlines.ts'
import { readTables, type Tables, viewOf, writeTables } from '../fonts/sfnt.ts'

/** What a subset of a TrueType font draws, by the glyph numbers of the whole font. */
export type Glyphs = {
  outlines: Map<number, Uint8Array>
  metrics: Map<number, Metric>
  /** All tables of the first subset. */
  tables: Tables
}

/** Reads a subset that has kept the glyph numbers of its font, as those of Skia's PDF backend do. */
export function readGlyphs(font: Uint8Array): Glyphs {
  const tables = readTables(font)
  // A subset ends with the last of its glyphs, so that each of a font may have another count.
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4)
  const outlineOf = outlinesIn(tables)
  const metricOf = metricsIn(tables, 'hmtx')
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
  joined.set('head', withFields(tableOf(tables, 'head'), LONG_OFFSETS))
  joined.set('hhea', withFields(tableOf(tables, 'hhea'), { 34: count }))
  joined.set('maxp', withFields(tableOf(tables, 'maxp'), { 4: count }))
  return writeTables(joined)
}

/** What a reader of PDF asks of an embedded TrueType font (ISO 32000-1, 9.9); names, characters and vertical metrics are said elsewhere. */
const NEEDED = new Set(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cvt ', 'fpgm', 'prep'])

const NOTHING = new Uint8Array()

/** With short offsets an outline is padded to whole words. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length === other.length) return Buffer.compare(one, other) === 0
  const length = Math.min(one.length, other.length)
  const rest = [...one.subarray(length), ...other.subarray(length)]
  return Buffer.compare(one.subarray(0, length), other.subarray(0, length)) === 0 && rest.every((byte) => byte === 0)
}
