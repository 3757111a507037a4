import sharp from 'sharp'
import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '../pdf-lib.ts'
import { contentsOf, withContents } from './streams.ts'

/** Of a JPEG that is written again: above it only the size grows. */
const QUALITY = 92

/**
 * Turns the pictures of a PDF that are RGB into grey, in their own size and shape (ISO 32000-1, 8.9.5): JPEG stays JPEG.
 * @returns pictures of a kind that the browser does not write, which stay as they were
 */
export async function greyPictures(context: PDFContext): Promise<PDFRef[]> {
  const left: PDFRef[] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue
    const channels = channelsOf(object.dict)
    if (channels === 3) context.assign(ref, await greyPicture(object))
    else if (channels === 1) object.dict.set(COLOUR_SPACE, GREY)
    else if (object.dict.has(COLOUR_SPACE)) left.push(ref)
  }
  return left
}

/** Turns those into grey that are RGB and have no colour: a drawing in black, a scan. Others stay for whoever separates them. */
export async function greyNeutralPictures(context: PDFContext): Promise<void> {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue
    if (channelsOf(object.dict) === 3 && (await isNeutral(object))) context.assign(ref, await greyPicture(object))
  }
}

async function isNeutral(picture: PDFRawStream): Promise<boolean> {
  const pixels = isJpeg(picture) ? await sharp(picture.contents).raw().toBuffer() : contentsOf(picture)
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) return false
  }
  return true
}

function isJpeg({ dict }: PDFRawStream): boolean {
  return dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')
}

const COLOUR_SPACE = PDFName.of('ColorSpace')
const GREY = PDFName.of('DeviceGray')

/** Of the colour spaces that the browser writes: the device's own, and the profile of the picture, or sRGB where it has none (8.6.5.5). */
function channelsOf(dict: PDFDict): number | undefined {
  const space = dict.lookup(COLOUR_SPACE)
  if (space === GREY) return 1
  if (space === PDFName.of('DeviceRGB')) return 3
  if (!(space instanceof PDFArray) || space.lookup(0) !== PDFName.of('ICCBased')) return undefined
  return space.lookup(1, PDFStream).dict.lookup(PDFName.of('N'), PDFNumber).asNumber()
}

async function greyPicture(picture: PDFRawStream): Promise<PDFRawStream> {
  const { dict } = picture
  const jpeg = isJpeg(picture)
  const size = (name: string) => dict.lookup(PDFName.of(name), PDFNumber).asNumber()
  const raw = { width: size('Width'), height: size('Height'), channels: 3 as const }
  const image = jpeg ? sharp(picture.contents) : sharp(contentsOf(picture), { raw })
  const grey = image.toColourspace('b-w')
  const made = jpeg
    ? jpegStream(picture, await grey.jpeg({ quality: QUALITY, mozjpeg: true }).toBuffer())
    : withContents(picture, await grey.raw().toBuffer())
  made.dict.set(COLOUR_SPACE, GREY)
  return made
}

function jpegStream({ dict }: PDFRawStream, bytes: Uint8Array): PDFRawStream {
  const own = dict.clone()
  own.set(PDFName.of('Length'), PDFNumber.of(bytes.length))
  return PDFRawStream.of(own, bytes)
}
