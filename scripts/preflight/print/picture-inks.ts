import sharp from 'sharp'
import { contentsOf } from '../../pdf/colour/streams.ts'
import { PDFDict, PDFName, PDFNumber, type PDFObject, type PDFRawStream } from '../../pdf/pdf-lib.ts'
import { type Colour, kindOf } from './colours.ts'

/** What the pixels of a picture are. */
export type PictureInks = {
  space: Colour['space']
  /** Black and white alone. */
  lines: boolean
  /** Share of its pixels for every percentage of ink in all, 0 to 400. */
  totals: Float64Array
}

/** The colours of a picture or a shading, told without looking at any. */
export function spaceOf(dict: PDFObject): Colour['space'] {
  const space = dict instanceof PDFDict ? dict.lookup(PDFName.of('ColorSpace')) : undefined
  return kindOf(space?.toString() ?? '', space)
}

/** Reads all pixels of a picture (ISO 32000-1, 8.9.5). Undefined where they are of a kind that nothing here writes. */
export async function readPictureInks(picture: PDFRawStream): Promise<PictureInks | undefined> {
  const space = spaceOf(picture.dict)
  const channels = { grey: 1, rgb: 3, cmyk: 4, 'every-ink': 0, other: 0 }[space]
  const size = (name: string) => picture.dict.lookup(PDFName.of(name), PDFNumber).asNumber()
  if (channels === 0 || size('BitsPerComponent') !== 8) return undefined
  const pixels = await pixelsOf(picture)
  if (pixels.length < size('Width') * size('Height') * channels) return undefined
  const totals = totalsOf(pixels, channels)
  return { space, lines: isTwoTone(totals), totals }
}

async function pixelsOf(picture: PDFRawStream): Promise<Uint8Array> {
  const jpeg = picture.dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')
  return jpeg ? sharp(picture.contents).raw().toBuffer() : contentsOf(picture)
}

/** Lightest and darkest are nearly all that there is, each a part of it: a scan of lines has a few pixels between, an even tint no lines. */
function isTwoTone(totals: Float64Array): boolean {
  const most = totals.findLastIndex((share) => share > 0.001)
  const shareOf = (from: number, to: number) =>
    totals.slice(Math.ceil(from), Math.ceil(to)).reduce((sum, one) => sum + one, 0)
  const [light, dark] = [shareOf(0, most * 0.08), shareOf(most * 0.92, totals.length)]
  return light > 0.02 && dark > 0.02 && light + dark > 0.99
}

/** Grey and red, green, blue are light that is there, inks light that is not. */
function totalsOf(pixels: Uint8Array, channels: number): Float64Array {
  const totals = new Float64Array(401)
  const share = channels / pixels.length
  for (let at = 0; at + channels <= pixels.length; at += channels) {
    let sum = 0
    for (let channel = 0; channel < channels; channel += 1) sum += pixels[at + channel] ?? 0
    if (channels < 4) sum = channels * 255 - sum
    const percent = Math.round((sum * 100) / 255)
    totals[percent] = (totals[percent] ?? 0) + share
  }
  return totals
}
