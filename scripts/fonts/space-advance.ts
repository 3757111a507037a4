import { create } from 'fontkit'
import { metricsIn, tableOf, writeMetrics } from './outlines.ts'
import { readTables, viewOf, writeTables } from './sfnt.ts'

/** Advance of the space in every Chinese face, in em: that of Noto Serif SC. styles/cjk.css counts on it (`--space-advance`). */
export const SPACE_ADVANCE = 0.256

/**
 * A TrueType font whose space is as wide as that of all others, so that half a square of air, a space that a style sheet widens, is half a square
 * in each. A font without Han comes back as it is: its spaces stand between words.
 */
export function withSpaceAdvance(font: Uint8Array): Uint8Array {
  const face = create(Buffer.from(font.buffer, font.byteOffset, font.byteLength))
  if (!('hasGlyphForCodePoint' in face) || !face.hasGlyphForCodePoint(HAN) || !face.hasGlyphForCodePoint(SPACE))
    return font
  const tables = readTables(font)
  const space = face.glyphForCodePoint(SPACE).id
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4)
  const em = viewOf(tableOf(tables, 'head')).getUint16(18)
  const metricOf = metricsIn(tables, 'hmtx')
  const metrics = new Map(Array.from({ length: count }, (_, glyph) => [glyph, metricOf(glyph)] as const))
  metrics.set(space, [Math.round(SPACE_ADVANCE * em), 0])
  tables.set('hmtx', writeMetrics(metrics, count))
  const hhea = new Uint8Array(tableOf(tables, 'hhea'))
  viewOf(hhea).setUint16(34, count)
  tables.set('hhea', hhea)
  return writeTables(tables)
}

const SPACE = 0x20
/** 一, which every cut of a Chinese font has (prepare.ts). */
const HAN = 0x4e00
