import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { PressColour } from '../../../scripts/config/book.ts'
import { type PDFDict, PDFDocument, PDFName, PDFRawStream } from '../../../scripts/pdf/pdf-lib.ts'
import { checkPageInks } from '../../../scripts/preflight/print/page-inks.ts'
import { openPainter } from '../../../scripts/preflight/print/paint.ts'
import { picturesOn, readPictures } from '../../../scripts/preflight/print/read-back.ts'

type Picture = { space: string; width: number; height: number; pixels: Uint8Array; jpeg?: boolean }

/** The rules that a page with these operators breaks; a picture is `P`. */
async function paintedPage(operators: string, picture?: Picture) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const page = pdf.addPage([100, 100])
  page.node.set(PDFName.of('Contents'), context.register(context.stream(operators)))
  if (picture) {
    const { space, width, height, pixels, jpeg } = picture
    const dict = { Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8, ColorSpace: space }
    const own = context.obj({ ...dict, ...(jpeg && { Filter: 'DCTDecode' }), Length: pixels.length } as never)
    const ref = context.register(PDFRawStream.of(own as unknown as PDFDict, pixels))
    page.node.set(PDFName.of('Resources'), context.obj({ XObject: { P: ref } }))
  }
  return openPainter()(page.node)
}

async function rules(
  operators: string,
  colour: PressColour,
  { limit = 300, ...more }: { limit?: number; picture?: Picture } = {},
) {
  const painted = [await paintedPage(operators, more.picture)]
  const inks = await readPictures(painted, () => true)
  return checkPageInks(painted, inks, { colour, limit }).map(
    ({ rule, message }) => `${rule.slice(10)} ${/最多.*?(\d+)%/.exec(message)?.[1] ?? ''}`,
  )
}

test('a file in black: nothing of other inks, no RGB; without screens no tints', async () => {
  expect(await rules('0 0 0 .5 k 0 0 9 9 re f .5 G 0 0 m 9 9 l S', 'grey')).toEqual([])
  expect(await rules('0 0 .1 1 k 0 0 9 9 re f', 'grey')).toEqual(['press-black-only '])
  expect(await rules('1 0 0 rg 0 0 9 9 re f', 'grey')).toEqual(['press-rgb '])
  expect(await rules('0 0 0 .5 k 0 0 9 9 re f', 'black')).toEqual(['press-tints '])
  expect(await rules('0 0 0 1 k 0 0 9 9 re f 0 0 0 0 k 1 1 2 2 re f', 'black')).toEqual([])
})

test('the most ink in one place: a tint, or so much of a picture that it does not dry', async () => {
  const picture = (dark: number): Picture => {
    const pixels = Buffer.alloc(4 * 100 * 100)
    pixels.fill(217, 0, 4 * dark)
    return { space: 'DeviceCMYK', width: 100, height: 100, pixels }
  }
  expect(await rules('.9 .8 .8 .6 k 0 0 9 9 re f', 'cmyk')).toEqual(['ink-limit 310'])
  expect(await rules('.9 .8 .8 .6 k 0 0 9 9 re f', 'cmyk', { limit: 320 })).toEqual([])
  // 100 pt square: 1244 mm², so that a hundredth of it is a speck.
  expect(await rules('100 0 0 100 0 0 cm /P Do', 'cmyk', { picture: picture(200) })).toEqual(['ink-limit 340'])
  expect(await rules('100 0 0 100 0 0 cm /P Do', 'cmyk', { picture: picture(100) })).toEqual([])
})

test('line art is told from photographs and tints', async () => {
  const stripes = Buffer.from(Array.from({ length: 100 * 100 }, (_, index) => (index % 10 < 3 ? 0 : 255)))
  const shades = Buffer.from(Array.from({ length: 100 * 100 }, (_, index) => index % 256))
  const raw = { width: 100, height: 100, channels: 1 } as const
  const jpeg = await sharp(stripes, { raw }).resize(800, 800, { kernel: 'nearest' }).jpeg({ quality: 95 }).toBuffer()
  const linesOf = async (picture: Omit<Picture, 'space'>) => {
    const painted = [await paintedPage('/P Do', { space: 'DeviceGray', ...picture })]
    return picturesOn(painted, await readPictures(painted, () => true)).map(({ lines = false }) => lines)
  }
  const size = { width: 100, height: 100 }
  expect(await linesOf({ ...size, pixels: stripes })).toEqual([true])
  expect(await linesOf({ width: 800, height: 800, pixels: jpeg, jpeg: true })).toEqual([true])
  expect(await linesOf({ ...size, pixels: shades })).toEqual([false])
  expect(await linesOf({ ...size, pixels: Buffer.alloc(10_000, 3) })).toEqual([false])
})
