import sharp, { type Metadata, type Sharp } from 'sharp'
import type { Asset } from '../../manuscript/chapter.ts'
import { withoutMetadata } from './metadata.ts'

/** A raster picture as it stands in the EPUB. */
export type ReadyPicture = {
  data: Uint8Array
  /** Of the core media types (EPUB 3.3, 3.2) the three that every reader has shown from the beginning. */
  mediaType: 'image/jpeg' | 'image/png' | 'image/gif'
  /** In px. */
  width: number
  height: number
  /** Coded anew: its bytes are no longer those of the file. */
  recoded: boolean
  /** Size before it was reduced; absent where it was not. */
  from?: { width: number; height: number }
}

/** Apple Books Asset Guide, “Images”: an image may not exceed 5.6 million pixels. */
const MAX_PIXELS = 5_600_000
/** Kindle Publishing Guidelines: 5 MB an image. */
const MAX_BYTES = 5_000_000
/** Of what a reader downloads nothing is this large; what the manuscript stage has let in is. */
const LIMIT = 512_000_000

/**
 * Makes a raster picture one that every reader and shop takes: upright, in sRGB with 8 bits, JPEG, PNG or GIF, no larger than
 * the limits, without notes about place, time and camera. What is all this already keeps every byte; what only holds notes
 * keeps its pixels. Rejects when the picture cannot be decoded.
 */
export async function readyPicture(bytes: Uint8Array, mediaType: Asset['mediaType']): Promise<ReadyPicture> {
  const found = await sharp(bytes).metadata()
  const turned = found.format === 'webp' ? { width: found.width, height: found.height } : found.autoOrient
  const kind = KEPT[mediaType]
  if (kind && isReady(bytes, found)) {
    const data = withoutMetadata(bytes, mediaType)
    if (data) return { data, mediaType: kind, ...turned, recoded: false }
  }
  return await reduced(bytes, found, turned)
}

const KEPT: Partial<Record<Asset['mediaType'], ReadyPicture['mediaType']>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/gif': 'image/gif',
}

function isReady(bytes: Uint8Array, { width, height, space, depth, orientation = 1, icc }: Metadata): boolean {
  return (
    width * height <= MAX_PIXELS &&
    bytes.length <= MAX_BYTES &&
    orientation === 1 &&
    depth === 'uchar' &&
    (space === 'srgb' || space === 'b-w') &&
    (icc === undefined || isSrgb(icc))
  )
}

/** By its description: there are many files of the same profile. */
function isSrgb(icc: Uint8Array): boolean {
  const text = Buffer.from(icc).toString('latin1').replaceAll('\0', '')
  return /sRGB/.test(text) && !/linear/i.test(text)
}

/** Smaller in steps until it is within the limits; most pictures need no second one. */
async function reduced(
  bytes: Uint8Array,
  found: Metadata,
  size: { width: number; height: number },
): Promise<ReadyPicture> {
  let mediaType = await bestType(bytes, found)
  let scale = Math.min(1, Math.sqrt(MAX_PIXELS / (size.width * size.height)))
  for (;;) {
    const width = Math.max(1, Math.floor(size.width * scale))
    const height = Math.max(1, Math.floor(size.height * scale))
    const data = await encoded(bytes, found, mediaType, scale < 1 ? { width, height } : undefined)
    if (data.length <= MAX_BYTES || width * height < SMALL) {
      return { data, mediaType, width, height, recoded: true, from: scale < 1 ? size : undefined }
    }
    // What stays this large without loss is a photograph.
    if (mediaType === 'image/png' && (await isOpaque(bytes, found))) mediaType = 'image/jpeg'
    else scale *= 0.8
  }
}

const SMALL = 10_000

/** Photographs as JPEG; what has transparent parts, or was stored without loss, as PNG; what moves as GIF. */
async function bestType(bytes: Uint8Array, found: Metadata): Promise<ReadyPicture['mediaType']> {
  const { format, pages = 1 } = found
  if (format === 'gif' || (format === 'webp' && pages > 1)) return 'image/gif'
  if (format === 'png' || (format === 'webp' && isLossless(bytes))) return 'image/png'
  return (await isOpaque(bytes, found)) ? 'image/jpeg' : 'image/png'
}

/** RFC 9649, 2.6: the chunk of a picture that was compressed without loss. */
function isLossless(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('VP8L')
}

async function isOpaque(bytes: Uint8Array, { hasAlpha }: Metadata): Promise<boolean> {
  return !hasAlpha || (await sharp(bytes, { limitInputPixels: LIMIT }).stats()).isOpaque
}

function encoded(
  bytes: Uint8Array,
  { format }: Metadata,
  mediaType: ReadyPicture['mediaType'],
  size: { width: number; height: number } | undefined,
): Promise<Uint8Array> {
  const moving = mediaType === 'image/gif'
  let image: Sharp = sharp(bytes, { failOn: 'error', limitInputPixels: LIMIT, pages: moving ? -1 : 1 })
  // Browsers turn pictures by their EXIF data, all but WebP; a GIF has none.
  if (!moving && format !== 'webp') image = image.autoOrient()
  if (size) image = image.resize({ ...size, fit: 'fill' })
  // Without another word sharp writes sRGB of 8 bits, and none of the file's notes or profiles.
  image = image.toColourspace('srgb')
  switch (mediaType) {
    case 'image/gif':
      return image.gif().toBuffer()
    case 'image/png':
      return image.png({ compressionLevel: 9 }).toBuffer()
    case 'image/jpeg':
      return image.removeAlpha().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer()
  }
}
