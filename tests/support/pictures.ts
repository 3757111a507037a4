import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** A picture with something to see in it, the same at every call: a slope of colour with a grid. */
export function slope(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const raw = Buffer.alloc(width * height * channels)
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)]
    raw.set([(x * 255) / width, (y * 255) / height, x % 16 === 0 || y % 16 === 0 ? 255 : 60], at * channels)
    if (channels === 4) raw[at * channels + 3] = x < width / 2 ? 128 : 255
  }
  return sharp(raw, { raw: { width, height, channels } })
}

/** Every pixel another colour: no compression helps. */
export function noise(width: number, height: number): Sharp {
  const raw = Buffer.alloc(width * height * 3)
  let state = 1
  for (let at = 0; at < raw.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    raw[at] = state >>> 24
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
}

/** A PNG of one colour, of any size and of few bytes. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export function pngChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** As a telephone writes it: lying on its side, with the place where it was taken. */
export function photograph(image: Sharp, orientation = 6): Promise<Buffer> {
  return image
    .withExif({ IFD0: { Make: 'Banxin-Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer()
}
