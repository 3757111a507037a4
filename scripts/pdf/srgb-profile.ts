/**
 * sRGB (IEC 61966-2-1) as an ICC profile for displays, version 4.3 (ISO 15076-1): three primaries and one curve, 500 bytes. All of it is
 * computed from what the standards say, so that no profile of somebody else has to come with us.
 */
export function srgbProfile(): Uint8Array {
  const adaptation = product(inverse(CONE), product(diagonal(ratios()), CONE))
  const [red, green, blue] = columns(product(adaptation, primaries()))
  const curve = parametricCurve()
  const tags: [signatures: string[], data: Uint8Array][] = [
    [['desc'], text('sRGB')],
    [['cprt'], text('CC0')],
    [['wtpt'], numbers('XYZ ', D50)],
    [['chad'], numbers('sf32', adaptation.flat())],
    [['rXYZ'], numbers('XYZ ', red)],
    [['gXYZ'], numbers('XYZ ', green)],
    [['bXYZ'], numbers('XYZ ', blue)],
    [['rTRC', 'gTRC', 'bTRC'], curve],
  ]
  return profile(tags)
}

type Vector = readonly [number, number, number]
type Matrix = readonly [Vector, Vector, Vector]

/** White of the connection space (ISO 15076-1, 7.2.16). */
const D50: Vector = [0.9642, 1, 0.8249]
/** White and primaries of sRGB (IEC 61966-2-1, table 1), as x and y. */
const D65 = toXyz(0.3127, 0.329)
const PRIMARIES = [toXyz(0.64, 0.33), toXyz(0.3, 0.6), toXyz(0.15, 0.06)]
/** The cone responses in which white is adapted: Bradford (ISO 15076-1, E.3). */
const CONE: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
]

function toXyz(x: number, y: number): Vector {
  return [x / y, 1, (1 - x - y) / y]
}

/** D50 to D65 in cone responses. */
function ratios(): Vector {
  const [from, to] = [times(CONE, D65), times(CONE, D50)]
  return [to[0] / from[0], to[1] / from[1], to[2] / from[2]]
}

/** XYZ of the primaries, so strong that they make white together. */
function primaries(): Matrix {
  const [r, g, b] = PRIMARIES as [Vector, Vector, Vector]
  const shape: Matrix = [
    [r[0], g[0], b[0]],
    [r[1], g[1], b[1]],
    [r[2], g[2], b[2]],
  ]
  return product(shape, diagonal(times(inverse(shape), D65)))
}

/** Type 3 (ISO 15076-1, table 68): g a b c d of the curve of IEC 61966-2-1, 5.2. */
function parametricCurve(): Uint8Array {
  const data = numbers('para', [0, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
  new DataView(data.buffer).setUint32(8, 3 << 16)
  return data
}

/** A tag of s15Fixed16 numbers (ISO 15076-1, 4.6). */
function numbers(type: string, values: readonly number[]): Uint8Array {
  const data = Buffer.alloc(8 + values.length * 4)
  data.write(type, 'latin1')
  for (const [index, value] of values.entries()) data.writeInt32BE(Math.round(value * 65_536), 8 + index * 4)
  return new Uint8Array(data)
}

/** multiLocalizedUnicodeType with one record (ISO 15076-1, 10.15). */
function text(value: string): Uint8Array {
  const data = Buffer.alloc(28 + value.length * 2)
  data.write('mluc', 'latin1')
  for (const [index, field] of [1, 12].entries()) data.writeUInt32BE(field, 8 + index * 4)
  data.write('enUS', 16, 'latin1')
  data.writeUInt32BE(value.length * 2, 20)
  data.writeUInt32BE(28, 24)
  Buffer.from(value, 'utf16le').swap16().copy(data, 28)
  return new Uint8Array(data)
}

/** Header (ISO 15076-1, 7.2), directory and data of the tags. */
function profile(tags: readonly [signatures: string[], data: Uint8Array][]): Uint8Array {
  const count = tags.reduce((sum, [signatures]) => sum + signatures.length, 0)
  let offset = 132 + count * 12
  const size = tags.reduce((sum, [, data]) => sum + Math.ceil(data.length / 4) * 4, offset)
  const out = Buffer.alloc(size)
  out.writeUInt32BE(size, 0)
  out.writeUInt32BE(0x04300000, 8)
  out.write('mntrRGB XYZ ', 12, 'latin1')
  // A date has to be there (7.2.8): that of the first edition of sRGB.
  for (const [index, part] of [1999, 10, 18].entries()) out.writeUInt16BE(part, 24 + index * 2)
  out.write('acsp', 36, 'latin1')
  for (const [index, value] of D50.entries()) out.writeInt32BE(Math.round(value * 65_536), 68 + index * 4)
  out.writeUInt32BE(count, 128)
  let row = 132
  for (const [signatures, data] of tags) {
    for (const signature of signatures) {
      out.write(signature, row, 'latin1')
      out.writeUInt32BE(offset, row + 4)
      out.writeUInt32BE(data.length, row + 8)
      row += 12
    }
    out.set(data, offset)
    offset += Math.ceil(data.length / 4) * 4
  }
  return new Uint8Array(out)
}

function times(matrix: Matrix, [x, y, z]: Vector): Vector {
  const [a, b, c] = matrix.map((row) => row[0] * x + row[1] * y + row[2] * z)
  return [a as number, b as number, c as number]
}

function columns(matrix: Matrix): Matrix {
  const [a, b, c] = matrix
  return [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
  ]
}

function product(one: Matrix, other: Matrix): Matrix {
  const [a, b, c] = columns(other)
  return columns([times(one, a), times(one, b), times(one, c)])
}

function diagonal([x, y, z]: Vector): Matrix {
  return [
    [x, 0, 0],
    [0, y, 0],
    [0, 0, z],
  ]
}

function inverse(matrix: Matrix): Matrix {
  const [a, b, c] = matrix
  const rows: Matrix = [cross(b, c), cross(c, a), cross(a, b)]
  const size = a[0] * rows[0][0] + a[1] * rows[0][1] + a[2] * rows[0][2]
  const scaled = rows.map(([x, y, z]): Vector => [x / size, y / size, z / size])
  return columns([scaled[0] as Vector, scaled[1] as Vector, scaled[2] as Vector])
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}
