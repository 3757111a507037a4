import {
  LONG_OFFSETS,
  type Metric,
  metricsIn,
  outlinesIn,
  tableOf,
  withFields,
  writeMetrics,
  writeOutlines,
} from './outlines.ts'
import { readTables, viewOf, writeTables } from './sfnt.ts'

/**
 * A TrueType font whose full-width glyphs all reach one height, those in the lower half of their cell its middle, by a line of no
 * breadth that nothing draws.
 * Chromium places a glyph of a vertical line by the top of its outline, rounded up to whole pixels (it drops VORG from such fonts):
 * characters whose tops round differently would stand up to a pixel off. What remains of the rounding is the same for all of a size.
 * A font without vertical metrics comes back as it is, and so does a glyph that is higher, or made of parts.
 */
export function withLevelTops(font: Uint8Array): Uint8Array {
  const tables = readTables(font)
  if (!tables.has('glyf') || !tables.has('vmtx') || !tables.has('vhea')) return font
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4)
  const em = viewOf(tableOf(tables, 'head')).getUint16(18)
  const outlineOf = outlinesIn(tables)
  const widthOf = metricsIn(tables, 'hmtx')
  const metricOf = metricsIn(tables, 'vmtx')
  const parts = composed(count, outlineOf)
  const outlines = new Map<number, Uint8Array>()
  const metrics = new Map<number, Metric>()
  for (let glyph = 0; glyph < count; glyph += 1) {
    const outline = outlineOf(glyph)
    const [height, bearing] = metricOf(glyph)
    const level = widthOf(glyph)[0] === em && outline.length > 0 && !parts.has(glyph)
    const ink = level ? viewOf(outline).getInt16(Y_MAX) : 0
    // The vertical origin: the middle of the cell's upper edge.
    const origin = bearing + ink
    const edge = ink < origin - em * (0.5 + BELOW) ? origin - em / 2 : origin
    const lifted = level ? withTop(outline, Math.floor(edge - em * BELOW)) : undefined
    outlines.set(glyph, lifted ?? outline)
    metrics.set(glyph, [height, lifted ? Math.ceil(origin - edge + em * BEARING) : bearing])
  }
  const { glyf, loca } = writeOutlines(outlines, count)
  const maxp = viewOf(tableOf(tables, 'maxp'))
  tables.set('glyf', glyf)
  tables.set('loca', loca)
  tables.set('vmtx', writeMetrics(metrics, count))
  tables.set('vhea', withFields(tableOf(tables, 'vhea'), { 34: count }))
  tables.set('head', withFields(tableOf(tables, 'head'), LONG_OFFSETS))
  // The most points and contours of a glyph.
  tables.set('maxp', withFields(tableOf(tables, 'maxp'), { 6: maxp.getUint16(6) + 2, 8: maxp.getUint16(8) + 1 }))
  return writeTables(tables)
}

/** In em, below the edge of the cell: higher than any common character. */
const BELOW = 0.01

/**
 * In em, from the edge of the cell to where Chromium now sees a glyph begin; of a glyph whose upper half is empty, as of an opening
 * bracket, from the middle, since that half is cut off at the head of a line. Outside, Chromium would print the first glyphs of a page
 * on the page before as well, unseen, but there for whoever searches or copies.
 */
const BEARING = 0.003

/** Of the line, in font units: if it were shorter than a 64th of a pixel, Chromium would see none. */
const LENGTH = 10

/** Where an entry of `glyf` has the top of its bounds. */
const Y_MAX = 8

/** Glyphs that are made of others, and their parts: a point in a part would move with it. */
function composed(count: number, outlineOf: (glyph: number) => Uint8Array): Set<number> {
  const found = new Set<number>()
  for (let glyph = 0; glyph < count; glyph += 1) {
    const outline = outlineOf(glyph)
    const view = viewOf(outline)
    if (outline.length === 0 || view.getInt16(0) >= 0) continue
    found.add(glyph)
    let at = 10
    let flags = MORE
    while (flags & MORE) {
      flags = view.getUint16(at)
      found.add(view.getUint16(at + 2))
      at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0)
    }
  }
  return found
}

/** Flags of a part (ISO/IEC 14496-22, "glyf"). */
const WORDS = 0x01
const SCALE = 0x08
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80

/** The outline with one more contour, a short line at the height `top`. Undefined where it is as high already, or no outline of its own. */
function withTop(outline: Uint8Array, top: number): Uint8Array | undefined {
  const view = viewOf(outline)
  const contours = view.getInt16(0)
  if (contours <= 0 || view.getInt16(Y_MAX) >= top) return undefined
  const ends = 10 + contours * 2
  const points = view.getUint16(ends - 2) + 1
  const flags = ends + 2 + view.getUint16(ends)
  const { xs, ys, end, last } = coordinates(view, flags, points)
  const header = new Uint8Array(outline.subarray(0, ends))
  viewOf(header).setInt16(0, contours + 1)
  viewOf(header).setInt16(Y_MAX, top)
  return Buffer.concat([
    header,
    word(points + 1),
    outline.subarray(ends, xs),
    Uint8Array.of(ON_CURVE | SAME_X, ON_CURVE | SHORT_X | SAME_X | SAME_Y),
    outline.subarray(xs, ys),
    Uint8Array.of(LENGTH),
    outline.subarray(ys, end),
    word(top - last),
  ])
}

/** Where the horizontal and the vertical steps from point to point begin, where the latter end, and how high the last point is. */
function coordinates(view: DataView, flags: number, points: number) {
  const each: number[] = []
  let xs = flags
  while (each.length < points) {
    const flag = view.getUint8(xs)
    const times = flag & REPEAT ? view.getUint8(xs + 1) + 1 : 1
    for (let time = 0; time < times; time += 1) each.push(flag)
    xs += flag & REPEAT ? 2 : 1
  }
  const ys = each.reduce((at, flag) => at + (flag & SHORT_X ? 1 : flag & SAME_X ? 0 : 2), xs)
  let end = ys
  let last = 0
  for (const flag of each) {
    if (flag & SHORT_Y) last += view.getUint8(end) * (flag & SAME_Y ? 1 : -1)
    else if (!(flag & SAME_Y)) last += view.getInt16(end)
    end += flag & SHORT_Y ? 1 : flag & SAME_Y ? 0 : 2
  }
  return { xs, ys, end, last }
}

/** Flags of a point (ISO/IEC 14496-22, "glyf"). */
const ON_CURVE = 0x01
const SHORT_X = 0x02
const SHORT_Y = 0x04
const REPEAT = 0x08
const SAME_X = 0x10
const SAME_Y = 0x20

function word(value: number): Uint8Array {
  return Uint8Array.of((value >> 8) & 0xff, value & 0xff)
}
