import type { Sharp } from 'sharp'
import type { Store } from '../config/store.ts'
import { openGate } from '../workers/gate.ts'

/** Why a picture cannot be shown. */
export type Unusable = {
  problem: 'unreadable' | 'empty' | 'pointer' | 'kind' | 'type' | 'size' | 'too-large' | 'damaged'
  detail: string
}

/** The size in px of a raster picture as a browser shows it; or why nobody can show it. */
export type PixelCheck = (bytes: Uint8Array, sha256: string) => Promise<{ width: number; height: number } | Unusable>

/** A4 at 600 dpi is 35 million; a small file can unpack to thousands of millions and take the machine with it. */
export const MAX_PIXELS = 64_000_000
/** All frames of a moving picture together. */
const MAX_FRAMES = 4 * MAX_PIXELS

/**
 * Reads raster pictures of at most `MAX_PIXELS` to their last pixel: a file that was cut off or changed on its way still has a good beginning. Several
 * at once, as many as `MAX_PIXELS` hold together; what `store` knows by its content is not read again.
 */
export function openPixelCheck(store?: Store): PixelCheck {
  const gate = openGate(MAX_PIXELS)
  return async (bytes, sha256) => {
    const key = `pixels 1 ${sha256}`
    const kept = await store?.read(key)
    if (kept) return JSON.parse(new TextDecoder().decode(kept))
    const found = await readPixels(bytes, gate)
    await store?.write(key, new TextEncoder().encode(JSON.stringify(found)))
    return found
  }
}

async function readPixels(bytes: Uint8Array, gate: ReturnType<typeof openGate>): ReturnType<PixelCheck> {
  const { default: sharp } = await import('sharp')
  const open = (pages: number): Sharp => sharp(bytes, { failOn: 'error', limitInputPixels: MAX_FRAMES, pages })
  try {
    const { width, height, pages = 1, format, autoOrient } = await open(1).metadata()
    if (width * height * pages > MAX_FRAMES) {
      return { problem: 'too-large', detail: `${width} × ${height} 像素，${pages} 帧` }
    }
    const whole = { left: 0, top: 0, width, height }
    // Averaged into one pixel; what is cut out first cannot be taken from a smaller copy in the file.
    const read = pages > 1 ? open(-1) : open(1).extract(whole)
    await gate(width * height, () => read.resize(1, 1, { fit: 'fill' }).raw().toBuffer())
    // Browsers turn pictures by their EXIF data, all but WebP.
    return format === 'webp' ? { width, height } : autoOrient
  } catch (error) {
    return { problem: 'damaged', detail: (error as Error).message.replace(/\s+/g, ' ').trim().slice(0, 80) }
  }
}
