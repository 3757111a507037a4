import type { Asset } from '../../manuscript/chapter.ts'

/**
 * The picture without what was written into the file beside it: where and when it was taken, with which camera, thumbnails,
 * editors' notes, pictures behind the picture. Its pixels are not touched. The same bytes where there was nothing to remove.
 * @returns nothing where the file is not built as its kind should be
 */
export function withoutMetadata(bytes: Uint8Array, mediaType: Asset['mediaType']): Uint8Array | undefined {
  if (mediaType === 'image/jpeg') return joined(bytes, jpegParts(bytes))
  if (mediaType === 'image/png') return joined(bytes, pngParts(bytes))
  return bytes
}

type Part = { start: number; end: number }

function joined(bytes: Uint8Array, parts: Part[] | undefined): Uint8Array | undefined {
  if (!parts) return undefined
  const length = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  if (length === bytes.length) return bytes
  return Buffer.concat(parts.map(({ start, end }) => bytes.subarray(start, end)))
}

/** ITU-T T.81, annex B: segments, up to the end of the image. */
function jpegParts(bytes: Uint8Array): Part[] | undefined {
  const parts: Part[] = [{ start: 0, end: 2 }]
  let at = 2
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    // Any number of 0xFF may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) return [...parts, { start: at, end: at + 2 }]
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    let end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    if (marker === SOS) end = endOfScan(bytes, end)
    if (isNeeded(marker, bytes.subarray(at + 4, end))) parts.push({ start: at, end })
    at = end
  }
  return undefined
}

const EOI = 0xd9
const SOS = 0xda
const COMMENT = 0xfe

/** Of the application segments: JFIF, the colour profile, and Adobe's word on how the colours are coded. */
function isNeeded(marker: number, content: Uint8Array): boolean {
  const name = Buffer.from(content.subarray(0, 12)).toString('latin1')
  if (marker === 0xe0) return name.startsWith('JFIF')
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE')
  if (marker === 0xee) return name.startsWith('Adobe')
  return marker !== COMMENT && (marker < 0xe0 || marker > 0xef)
}

/** In coded data 0xFF is followed by 0, or begins a restart marker. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** PNG (ISO/IEC 15948), 5: chunks, up to IEND. */
function pngParts(bytes: Uint8Array): Part[] | undefined {
  const parts: Part[] = [{ start: 0, end: 8 }]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return undefined
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (!NOTES.has(type)) parts.push({ start: at, end })
    if (type === 'IEND') return parts
    at = end
  }
  return undefined
}

const NOTES = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])
