import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { imageSize } from 'image-size'
import type { Store } from '../config/store.ts'
import { openGate } from '../workers/gate.ts'
import type { Asset } from './chapter.ts'
import { MAX_PIXELS, openPixelCheck, type PixelCheck, type Unusable } from './pixels.ts'

/** What a picture is, from its content; or why it cannot be printed. */
export type Picture = Pick<Asset, 'mediaType' | 'width' | 'height' | 'sha256'> | Unusable

const mediaTypes: Record<string, Asset['mediaType']> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
}

const MAX_BYTES = 64 * 1024 * 1024
const FILES_AT_ONCE = 4
/** CSS px. A drawing has no size of its own; what is larger is a slip or an attack. */
const MAX_SIDE = 100_000

/** Looks at pictures: their kind by content, never by name, their size in CSS px as a browser would show it, and whether they are whole. */
export type PictureInspector = {
  /** A file is looked at once, however often it is asked for. */
  file(path: string): Promise<Picture>
  bytes(bytes: Uint8Array): Promise<Picture>
}

/** @param store keeps what has been found, by content */
export function openInspector(store?: Store): PictureInspector {
  const check = openPixelCheck(store)
  // What waits holds no memory.
  const gate = openGate(FILES_AT_ONCE)
  const seen = new Map<string, Promise<Picture>>()
  return {
    file(path) {
      const picture = seen.get(path) ?? gate(1, () => inspectFile(path, check))
      seen.set(path, picture)
      return picture
    },
    bytes: (bytes) => inspectBytes(bytes, check),
  }
}

async function inspectFile(path: string, check: PixelCheck): Promise<Picture> {
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES) return { problem: 'too-large', detail: `${Math.round(size / 1024 / 1024)} MB` }
    return await inspectBytes(await readFile(path), check)
  } catch (error) {
    return { problem: 'unreadable', detail: (error as Error).message }
  }
}

/** image-size knows `<svg>` and no `<s:svg>`, which is the same (svg.ts); it reads the first 1000 bytes. */
function withPlainRoot(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, 1000)).toString('latin1')
  const plain = head.replace(/<[\w.-]+:svg(?=\s)/, (root) => '<svg'.padEnd(root.length))
  return plain === head ? bytes : Buffer.concat([Buffer.from(plain, 'latin1'), bytes.subarray(1000)])
}

async function inspectBytes(bytes: Uint8Array, check: PixelCheck): Promise<Picture> {
  if (bytes.length === 0) return { problem: 'empty', detail: '' }
  if (Buffer.from(bytes.subarray(0, 40)).toString('latin1').startsWith('version https://git-lfs')) {
    return { problem: 'pointer', detail: '' }
  }
  let seen: ReturnType<typeof imageSize>
  try {
    seen = imageSize(withPlainRoot(bytes))
  } catch (error) {
    // image-size names an SVG that has neither width and height nor a viewBox by this word.
    const problem = error instanceof TypeError && /invalid svg/i.test(error.message) ? 'size' : 'type'
    return { problem, detail: (error as Error).message }
  }
  const mediaType = mediaTypes[seen.type ?? '']
  if (!mediaType) return { problem: 'kind', detail: (seen.type ?? '').toUpperCase() }
  const { width, height } = seen
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (mediaType !== 'image/svg+xml') {
    if (width * height > MAX_PIXELS) return { problem: 'too-large', detail: `${width} × ${height} 像素` }
    const whole = await check(bytes, sha256)
    return 'problem' in whole ? whole : { mediaType, ...whole, sha256 }
  }
  if (!(width > 0 && height > 0)) return { problem: 'size', detail: `${width} × ${height}` }
  if (Math.max(width, height) > MAX_SIDE) return { problem: 'too-large', detail: `${width} × ${height}` }
  return { mediaType, width, height, sha256 }
}
