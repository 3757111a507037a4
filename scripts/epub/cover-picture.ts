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

/** PNG or JPEG, whichever is smaller: a drawn cover is often the one, a photograph the other. JPEG keeps full colour beside red lines. */
export async function encodeCover(picture: Uint8Array): Promise<CoverPicture> {
  const image = sharp(picture, { limitInputPixels: MOST_PIXELS })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .resize({ width: MOST, height: MOST, fit: 'inside', withoutEnlargement: true })
  const encoded = await Promise.all([
    // The last level takes twice as long and saves a twentieth.
    image.clone().png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer({ resolveWithObject: true }),
    image.clone().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer({ resolveWithObject: true }),
  ])
  const [png, jpeg] = encoded
  const { data, info } = jpeg.data.length < png.data.length ? jpeg : png
  const mediaType = info.format === 'png' ? 'image/png' : 'image/jpeg'
  return { data: new Uint8Array(data), mediaType, width: info.width, height: info.height }
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
