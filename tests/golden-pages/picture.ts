import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture in a few greys: 0 black, GREYS − 1 white; row by row. */
export type Picture = { width: number; height: number; levels: Uint8Array }

export const GREYS = 16

/** Steps of grey that another machine's arithmetic may make of the same edge. */
const NOISE = 3

/** Pixels that may differ by more. */
const SPARED = 4

/** What is different between two pictures, in words; empty for nothing. */
export function comparePictures(expected: Picture, actual: Picture): string[] {
  if (expected.width !== actual.width || expected.height !== actual.height) {
    return [`${expected.width} × ${expected.height} px became ${actual.width} × ${actual.height}`]
  }
  const different = [...actual.levels.keys()].filter(
    (at) => Math.abs((actual.levels[at] ?? 0) - (expected.levels[at] ?? 0)) > NOISE,
  )
  if (different.length <= SPARED) return []
  const rows = different.map((at) => Math.floor(at / actual.width))
  const columns = different.map((at) => at % actual.width)
  const share = (values: readonly number[], whole: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => Math.round((100 * value) / whole))
    return `${least}–${most} %`
  }
  return [
    `${different.length} pixels differ, ${share(columns, actual.width)} from the left, ${share(rows, actual.height)} from the top`,
  ]
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** A PNG of four bits a pixel. */
export function writePng({ width, height, levels }: Picture): Buffer {
  const stride = 1 + Math.ceil(width / 2)
  const rows = Buffer.alloc(stride * height)
  for (const [at, level] of levels.entries()) {
    const column = at % width
    const place = Math.floor(at / width) * stride + 1 + (column >> 1)
    rows[place] = (rows[place] ?? 0) | (column % 2 ? level : level << 4)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([4, 0, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Reads what writePng() wrote, and nothing else. */
export function readPng(png: Buffer): Picture {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const [depth, colour] = png.subarray(24)
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  const stride = 1 + Math.ceil(width / 2)
  if (depth !== 4 || colour !== 0 || rows.length !== stride * height)
    throw new Error('not a picture of ours: write it anew with -u')
  const levels = Uint8Array.from({ length: width * height }, (_, at) => {
    const column = at % width
    const pair = rows[Math.floor(at / width) * stride + 1 + (column >> 1)] ?? 0
    return column % 2 ? pair & 15 : pair >> 4
  })
  return { width, height, levels }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
