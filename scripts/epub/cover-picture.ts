import { readFile } from 'node:fs/promises'
import sharp, { type Metadata } from 'sharp'
import type { CoverFile } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'

/** The cover of an e-book as it is packed. */
export type CoverPicture = { data: Uint8Array; mediaType: 'image/png' | 'image/jpeg'; width: number; height: number }

/** px that shops want of the shorter side, and that more would be wasted on of the longer one. */
const LEAST = 1400
const MOST = 2560

/** Pixels of the largest picture that is opened: one that claims to have more is an attack on the memory. */
const MOST_PIXELS = 100_000_000

/**
 * PNG or JPEG, whichever is smaller: a drawn cover is often the one, a photograph the other. JPEG keeps full colour beside red lines.
 * @param strips the picture, in one or several pieces from top to bottom
 */
export async function encodeCover(...strips: readonly Uint8Array[]): Promise<CoverPicture> {
  const whole = strips.length > 1 ? { join: { across: 1 } } : {}
  const image = sharp(strips.length > 1 ? [...strips] : strips[0], { limitInputPixels: MOST_PIXELS, ...whole })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .resize({ width: MOST, height: MOST, fit: 'inside', withoutEnlargement: true })
  // The last level takes twice as long and saves a twentieth.
  const png = await image
    .clone()
    .png({ compressionLevel: 6, adaptiveFiltering: true })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = png.info
  const jpeg =
    png.data.length > leastJpeg(width, height) &&
    (await image.clone().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer({ resolveWithObject: true }))
  const { data, info } = jpeg && jpeg.data.length < png.data.length ? jpeg : png
  const mediaType = info.format === 'png' ? 'image/png' : 'image/jpeg'
  return { data: new Uint8Array(data), mediaType, width: info.width, height: info.height }
}

/** Bytes that no JPEG in full colour is smaller than: two bits for each of the three blocks of 8 × 8 px (ITU T.81: one for its DC, one for its end). */
function leastJpeg(width: number, height: number): number {
  return (Math.ceil(width / 8) * Math.ceil(height / 8) * 3 * 2) / 8
}

/** What has been kept of an encoded cover, read again. */
export async function readCover(data: Uint8Array): Promise<CoverPicture> {
  const { format, width, height } = await sharp(data).metadata()
  return { data, mediaType: format === 'png' ? 'image/png' : 'image/jpeg', width, height }
}

/**
 * A cover of the author's own. JPEG and PNG that every reader shows as they are stay as they are, byte for byte; others become one of
 * the two: turned upright, in sRGB, at most 2560 px long.
 */
export async function ownCover({ path, file }: CoverFile): Promise<Outcome<CoverPicture>> {
  const found = await sharp(path, { limitInputPixels: MOST_PIXELS })
    .metadata()
    .catch(() => undefined)
  if (!found || !FORMATS.has(found.format)) return { diagnostics: [unreadable(file)] }
  const { width, height } = found.autoOrient
  const small = Math.min(width, height) < LEAST ? [tooSmall(file, width, height)] : []
  try {
    if (!isReady(found)) return { value: await encodeCover(await readFile(path)), diagnostics: small }
    // Metadata are read from the head of a file: what is cut off behind it shows when all of it is decoded.
    await sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'warning' }).stats()
    return { value: await readCover(await readFile(path)), diagnostics: small }
  } catch {
    return { diagnostics: [unreadable(file)] }
  }
}

const FORMATS = new Set<string>(['jpeg', 'png', 'webp', 'heif', 'tiff', 'gif'])

function isReady({ format, space, depth, orientation = 1, hasAlpha, width, height }: Metadata): boolean {
  const plain = space === 'srgb' && depth === 'uchar' && orientation === 1 && !hasAlpha
  return (format === 'jpeg' || format === 'png') && plain && Math.max(width, height) <= MOST
}

function unreadable(file: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'epub/cover-unreadable',
    message: `封面 ${file} 打不开，或不是能用的图片。`,
    hint: '换成 JPEG 或 PNG 图片（WebP、AVIF、TIFF、GIF 会转换）。',
    place: { file },
  }
}

function tooSmall(file: string, width: number, height: number): Diagnostic {
  return {
    severity: 'warning',
    rule: 'epub/cover-small',
    message: `封面 ${file} 只有 ${width}×${height} 像素，在书店里会糊。`,
    hint: `短边至少 ${LEAST} 像素；最好是 1600×2560。`,
    place: { file },
  }
}
