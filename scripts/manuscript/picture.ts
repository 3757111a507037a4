import { readFile, stat } from 'node:fs/promises'
import { imageSize } from 'image-size'
import type { Asset } from './chapter.ts'

/** What a picture is, from its content; or why it cannot be printed. */
export type Picture =
  | Pick<Asset, 'mediaType' | 'width' | 'height'>
  | { problem: 'unreadable' | 'type' | 'size' | 'too-large'; detail: string }

const mediaTypes: Record<string, Asset['mediaType']> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
}

const MAX_BYTES = 64 * 1024 * 1024
/** A4 at 600 dpi is 35 million; a small file can unpack to thousands of millions and take the machine with it. */
const MAX_PIXELS = 64_000_000

/** Looks at a picture file: its kind by content, never by name, and its size in CSS px as a browser would show it. */
export async function inspectPicture(path: string): Promise<Picture> {
  let bytes: Buffer
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES) return { problem: 'too-large', detail: `${Math.round(size / 1024 / 1024)} MB` }
    bytes = await readFile(path)
  } catch (error) {
    return { problem: 'unreadable', detail: (error as Error).message }
  }

  let seen: ReturnType<typeof imageSize>
  try {
    seen = imageSize(bytes)
  } catch (error) {
    // image-size names an SVG that has neither width and height nor a viewBox by this word.
    const problem = error instanceof TypeError && /invalid svg/i.test(error.message) ? 'size' : 'type'
    return { problem, detail: (error as Error).message }
  }
  const mediaType = mediaTypes[seen.type ?? '']
  if (!mediaType) return { problem: 'type', detail: seen.type ?? '' }
  if (!(seen.width > 0 && seen.height > 0)) return { problem: 'size', detail: `${seen.width} × ${seen.height}` }
  if (mediaType !== 'image/svg+xml' && seen.width * seen.height > MAX_PIXELS) {
    return { problem: 'too-large', detail: `${seen.width} × ${seen.height} 像素` }
  }
  // EXIF orientations 5 to 8 lie on their side; browsers turn them.
  const turned = (seen.orientation ?? 1) >= 5
  return { mediaType, width: turned ? seen.height : seen.width, height: turned ? seen.width : seen.height }
}
