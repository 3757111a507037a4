import sharp from 'sharp'
import { expect, test } from 'vitest'
import { findGhostscript } from '../../../scripts/pdf/colour/ghostscript.ts'
import type { Colour } from '../../../scripts/pdf/colour/inks.ts'
import { recolour } from '../../../scripts/pdf/colour/recolour.ts'
import { contentsOf } from '../../../scripts/pdf/colour/streams.ts'
import { type PDFDict, PDFDocument, PDFName, PDFRawStream } from '../../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../../scripts/pdf/write.ts'

const ghostscript = await findGhostscript()

/** A page that has what the browser draws: areas, shadings by all its kinds of functions, both kinds of pictures, a mask. */
async function drawn() {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const raw = (dict: Record<string, unknown>, contents: Uint8Array | string) =>
    context.register(
      PDFRawStream.of(
        context.obj({ ...dict, Length: contents.length } as never) as unknown as PDFDict,
        Buffer.from(contents as string, 'latin1'),
      ),
    )
  const red = { width: 4, height: 4, channels: 3, background: { r: 200, g: 0, b: 0 } } as const
  const jpeg = await sharp({ create: red }).jpeg().toBuffer()
  const pixels = await sharp({ create: red }).raw().toBuffer()
  const image = { Type: 'XObject', Subtype: 'Image', Width: 4, Height: 4, BitsPerComponent: 8, ColorSpace: 'DeviceRGB' }
  // As Chromium 153 writes every picture.
  const profile = ['ICCBased', raw({ N: 3 }, '')]
  const shading = (given: unknown) =>
    context.obj({
      ShadingType: 2,
      ColorSpace: 'DeviceRGB',
      Coords: [0, 0, 100, 0],
      Function: given,
    } as never)
  const ramp = { FunctionType: 2, Domain: [0, 1], C0: [1, 0, 0], C1: [0, 0, 1], N: 1 }
  const stitched = { FunctionType: 3, Domain: [0, 1], Bounds: [0.5], Encode: [0, 1, 0, 1], Functions: [ramp, ramp] }
  const program = raw({ FunctionType: 4, Domain: [0, 1], Range: [0, 1, 0, 1, 0, 1] }, '{ dup 0 exch 0 exch }')
  const refs = {
    jpeg: context.register(PDFRawStream.of(context.obj({ ...image, Filter: 'DCTDecode', Length: jpeg.length }), jpeg)),
    pixels: context.register(PDFRawStream.of(context.obj({ ...image, Length: pixels.length }), pixels)),
    profiled: context.register(
      PDFRawStream.of(
        context.obj({ ...image, ColorSpace: profile, Length: pixels.length } as never) as unknown as PDFDict,
        pixels,
      ),
    ),
    mask: raw({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 100] }, '.5 .5 .5 rg 0 0 100 100 re f'),
  }
  const page = pdf.addPage([100, 100])
  page.node.set(
    PDFName.of('Resources'),
    context.obj({
      Shading: { S2: shading(ramp), S3: shading(stitched), S4: shading(program) },
      XObject: { J: refs.jpeg, R: refs.pixels },
      ExtGState: { G: context.register(context.obj({ SMask: { S: 'Luminosity', G: refs.mask } })) },
    } as never),
  )
  const operators =
    '1 0 0 rg 0 0 50 50 re f q 50 0 0 20 0 50 cm /J Do Q q 50 0 0 20 0 70 cm /R Do Q /S2 sh /S3 sh /S4 sh /G gs 0 0 .5 rg 50 50 50 50 re f'
  page.node.set(PDFName.of('Contents'), raw({}, operators))
  return { pdf, refs, page }
}

async function recoloured(colour: Colour) {
  const { pdf, refs, page } = await drawn()
  const { left } = await recolour(pdf.context, colour)
  const stream = (ref: (typeof refs)['jpeg']) => pdf.context.lookup(ref) as PDFRawStream
  const contents = Buffer.from(contentsOf(pdf.context.lookup(page.node.get(PDFName.of('Contents'))) as PDFRawStream))
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object.toString())
  return { pdf, refs, stream, left, contents: contents.toString('latin1'), objects: objects.join('\n') }
}

test('grey: no RGB is left', async () => {
  const { contents, objects, stream, refs, left } = await recoloured('grey')
  expect(left).toEqual([])
  expect(contents).toContain('0 0 0 0.701 k')
  expect(contents).not.toMatch(/ rg/)
  expect(objects).not.toContain('DeviceRGB')
  const { data } = await sharp(stream(refs.jpeg).contents).raw().toBuffer({ resolveWithObject: true })
  expect(data[0]).toBeGreaterThan(40)
  expect(contentsOf(stream(refs.pixels)).length).toBe(16)
  expect(contentsOf(stream(refs.profiled)).length).toBe(16)
})

test('the greys of a mask stay: they are no ink', async () => {
  const { stream, refs } = await recoloured('grey')
  expect(Buffer.from(contentsOf(stream(refs.mask))).toString()).toContain('.5 .5 .5 rg')
})

test('neutral: colours, shadings and pictures stay', async () => {
  const { contents, objects } = await recoloured('neutral')
  expect(contents).toContain('1 0 0 rg')
  expect(objects.match(/DeviceRGB/g)).toHaveLength(5)
})

test('neutral: pictures and shadings that have no colour go into black ink', async () => {
  const { pdf, refs } = await drawn()
  const { context } = pdf
  const { dict } = context.lookup(refs.pixels) as PDFRawStream
  context.assign(refs.pixels, PDFRawStream.of(dict, new Uint8Array(48).fill(90)))
  const grey = { width: 4, height: 4, channels: 3, background: { r: 90, g: 90, b: 90 } } as const
  const photograph = context.lookup(refs.jpeg) as PDFRawStream
  context.assign(refs.jpeg, PDFRawStream.of(photograph.dict, await sharp({ create: grey }).jpeg().toBuffer()))
  const fading = (C0: number[]) => ({ FunctionType: 2, Domain: [0, 1], C0, C1: [1, 1, 1], N: 1 })
  const shading = (C0: number[]) =>
    context.register(context.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Function: fading(C0) } as never))
  const [shadow, glow] = [shading([0, 0, 0]), shading([1, 0, 0])]
  expect((await recolour(context, 'neutral')).left).toEqual([])
  const spaceOf = (ref: typeof shadow) => {
    const object = context.lookup(ref)
    return (object instanceof PDFRawStream ? object.dict : (object as PDFDict))
      .get(PDFName.of('ColorSpace'))
      ?.toString()
  }
  expect([refs.pixels, refs.jpeg, shadow].map(spaceOf)).toEqual(['/DeviceGray', '/DeviceGray', '/DeviceGray'])
  expect(spaceOf(glow)).toBe('/DeviceRGB')
})

test('a picture in a space that the browser does not write is told', async () => {
  const { pdf, refs } = await drawn()
  const picture = pdf.context.lookup(refs.pixels) as PDFRawStream
  picture.dict.set(PDFName.of('ColorSpace'), PDFName.of('DeviceCMYK'))
  expect((await recolour(pdf.context, 'grey')).left).toEqual([`picture ${refs.pixels}`])
})

test.skipIf(!ghostscript).each(['grey', 'black'] as const)(
  '%s: the inks read back are black alone (needs Ghostscript)',
  async (colour) => {
    const { pdf } = await recoloured(colour)
    const [inks] = (await ghostscript?.coverage(writePdf(pdf.context, 'x'))) ?? []
    expect(inks).toMatchObject({ cyan: 0, magenta: 0, yellow: 0 })
    expect(inks?.black).toBeGreaterThan(0.1)
  },
)
