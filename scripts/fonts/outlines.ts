import { type Tables, viewOf } from './sfnt.ts'

/** Advance and side bearing of a glyph, in font units: its width and left bearing, or its height and top bearing. */
export type Metric = readonly [advance: number, bearing: number]

/** The entries of `glyf` by glyph number; empty for a blank. They share the memory of the table. */
export function outlinesIn(tables: Tables): (glyph: number) => Uint8Array {
  const glyf = tables.get('glyf') ?? new Uint8Array()
  const loca = viewOf(tableOf(tables, 'loca'))
  const long = viewOf(tableOf(tables, 'head')).getInt16(50) === 1
  const offset = (index: number) => (long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2)
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1))
}

/** The tables of `count` glyphs, with long offsets (LONG_OFFSETS). */
export function writeOutlines(
  outlines: ReadonlyMap<number, Uint8Array>,
  count: number,
): { glyf: Uint8Array; loca: Uint8Array } {
  const glyf = new Uint8Array([...outlines.values()].reduce((sum, glyph) => sum + aligned(glyph.length), 0))
  const loca = new Uint8Array((count + 1) * 4)
  const view = viewOf(loca)
  let offset = 0
  for (let glyph = 0; glyph < count; glyph += 1) {
    view.setUint32(glyph * 4, offset)
    const outline = outlines.get(glyph)
    if (!outline) continue
    glyf.set(outline, offset)
    offset += aligned(outline.length)
  }
  view.setUint32(count * 4, offset)
  return { glyf, loca }
}

/** Of `head`: the offsets in `loca` are long. */
export const LONG_OFFSETS = { 50: 1 }

/** Reads `hmtx` or `vmtx`. Glyphs from the last long metric on share its advance. */
export function metricsIn(tables: Tables, tag: 'hmtx' | 'vmtx'): (glyph: number) => Metric {
  const long = viewOf(tableOf(tables, tag === 'hmtx' ? 'hhea' : 'vhea')).getUint16(34)
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4)
  const view = viewOf(tableOf(tables, tag))
  return (glyph) => {
    if (glyph >= count) return [0, 0]
    const bearing = glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2
    return [view.getUint16(Math.min(glyph, long - 1) * 4), view.getInt16(bearing)]
  }
}

/** `hmtx` or `vmtx` with a long metric for each of `count` glyphs: the header (field 34) has to say so. */
export function writeMetrics(metrics: ReadonlyMap<number, Metric>, count: number): Uint8Array {
  const table = new Uint8Array(count * 4)
  const view = viewOf(table)
  for (const [glyph, [advance, bearing]] of metrics) {
    view.setUint16(glyph * 4, advance)
    view.setInt16(glyph * 4 + 2, bearing)
  }
  return table
}

/** A copy of a table with other numbers at these offsets. */
export function withFields(table: Uint8Array, fields: Record<number, number>): Uint8Array {
  const changed = new Uint8Array(table)
  for (const [at, value] of Object.entries(fields)) viewOf(changed).setUint16(Number(at), value)
  return changed
}

export function tableOf(tables: Tables, tag: string): Uint8Array {
  const table = tables.get(tag)
  if (!table) throw new Error(`a font without ${tag}`)
  return table
}

function aligned(length: number): number {
  return (length + 3) & ~3
}
