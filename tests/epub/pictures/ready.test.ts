import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readyPicture } from '../../../scripts/epub/pictures/ready.ts'
import { noise, photograph, pngChunk, slope } from '../../support/pictures.ts'

/** Mean of each channel of a corner, 0 to 255. */
async function corner(data: Uint8Array, at: 'left' | 'right' = 'left'): Promise<number[]> {
  const { width, height } = await sharp(data).metadata()
  const box = { left: at === 'left' ? 0 : width - 4, top: height - 4, width: 4, height: 4 }
  const { channels } = await sharp(await sharp(data).extract(box).png().toBuffer()).stats()
  return channels.map(({ mean }) => Math.round(mean))
}

describe('what is ready keeps every byte', () => {
  test.each([
    ['JPEG', 'image/jpeg', () => slope(40, 30).jpeg()],
    ['a progressive JPEG', 'image/jpeg', () => slope(40, 30).jpeg({ progressive: true })],
    ['a grey JPEG', 'image/jpeg', () => slope(40, 30).greyscale().jpeg()],
    ['a JPEG that says it is sRGB', 'image/jpeg', () => slope(40, 30).withIccProfile('srgb').jpeg()],
    ['PNG', 'image/png', () => slope(40, 30, 4).png()],
    ['an interlaced PNG', 'image/png', () => slope(40, 30).png({ progressive: true })],
    ['a PNG with a palette', 'image/png', () => slope(40, 30).png({ palette: true, colours: 4 })],
    ['GIF', 'image/gif', () => slope(40, 30).gif()],
  ] as const)('%s', async (_, mediaType, image) => {
    const bytes = await image().toBuffer()
    const ready = await readyPicture(bytes, mediaType)
    expect(Buffer.from(ready.data).equals(bytes)).toBe(true)
    expect(ready).toMatchObject({ mediaType, width: 40, height: 30 })
    expect(ready.from).toBeUndefined()
  })

  test('a moving GIF', async () => {
    const frames = await Promise.all(
      [1, 2, 3].map((n) =>
        slope(40, 10 * n)
          .resize(40, 30, { fit: 'fill' })
          .png()
          .toBuffer(),
      ),
    )
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const ready = await readyPicture(bytes, 'image/gif')
    expect(Buffer.from(ready.data).equals(bytes)).toBe(true)
    expect((await sharp(ready.data).metadata()).pages).toBe(3)
  })
})

describe('notes about place and camera go', () => {
  test('with every pixel left as it was', async () => {
    const bytes = await photograph(slope(40, 30), 1)
    const { data } = await readyPicture(bytes, 'image/jpeg')
    expect(bytes.includes('Banxin-Camera')).toBe(true)
    expect(Buffer.from(data).includes('Banxin-Camera')).toBe(false)
    expect((await sharp(data).metadata()).exif).toBeUndefined()
    expect(await sharp(data).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer())
  })

  test('and so does a second picture behind the first', async () => {
    const picture = await slope(40, 30).jpeg().toBuffer()
    const { data } = await readyPicture(Buffer.concat([picture, await photograph(slope(4, 4))]), 'image/jpeg')
    expect(Buffer.from(data).equals(picture)).toBe(true)
  })

  test('of a PNG too', async () => {
    const picture = await slope(40, 30).png().toBuffer()
    const end = picture.length - 12
    const noted = Buffer.concat([
      picture.subarray(0, end),
      pngChunk('tEXt', Buffer.from('Author\0Zhang')),
      picture.subarray(end),
    ])
    expect(Buffer.from((await readyPicture(noted, 'image/png')).data).equals(picture)).toBe(true)
  })
})

test('a picture that lies on its side is turned', async () => {
  const { data, width, height } = await readyPicture(await photograph(slope(40, 30)), 'image/jpeg')
  expect([width, height]).toEqual([30, 40])
  const found = await sharp(data).metadata()
  expect([found.width, found.height, found.orientation]).toEqual([30, 40, undefined])
  // What was at the lower right is at the lower left.
  const [red = 0, green = 0] = await corner(data)
  expect(red).toBeGreaterThan(200)
  expect(green).toBeGreaterThan(200)
})

describe('colours become sRGB', () => {
  test('of print (CMYK)', async () => {
    const bytes = await slope(40, 30).toColourspace('cmyk').jpeg().toBuffer()
    expect((await sharp(bytes).metadata()).space).toBe('cmyk')
    const { data, mediaType } = await readyPicture(bytes, 'image/jpeg')
    expect(mediaType).toBe('image/jpeg')
    expect(await sharp(data).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
    const [red = 0, , blue = 0] = await corner(data, 'right')
    expect(red).toBeGreaterThan(blue)
  })

  test('of a wide screen (Display P3)', async () => {
    const bytes = await slope(40, 30).withIccProfile('p3').jpeg().toBuffer()
    const { data } = await readyPicture(bytes, 'image/jpeg')
    expect(Buffer.from(data).equals(bytes)).toBe(false)
    expect((await sharp(data).metadata()).icc).toBeUndefined()
  })

  test('16 bits become 8', async () => {
    const bytes = await slope(40, 30).toColourspace('rgb16').png().toBuffer()
    expect((await sharp(bytes).metadata()).depth).toBe('ushort')
    const { data } = await readyPicture(bytes, 'image/png')
    expect(await sharp(data).metadata()).toMatchObject({ depth: 'uchar', width: 40 })
  })
})

describe('formats that not every reader knows become others', () => {
  test.each([
    ['WebP', 'image/webp', 'image/jpeg', () => slope(40, 30).webp()],
    ['WebP without loss', 'image/webp', 'image/png', () => slope(40, 30).webp({ lossless: true })],
    ['WebP with transparent parts', 'image/webp', 'image/png', () => slope(40, 30, 4).webp()],
    ['AVIF', 'image/avif', 'image/jpeg', () => slope(40, 30).avif({ effort: 0 })],
    ['AVIF with transparent parts', 'image/avif', 'image/png', () => slope(40, 30, 4).avif({ effort: 0 })],
  ] as const)('%s', async (_, from, to, image) => {
    const ready = await readyPicture(await image().toBuffer(), from)
    expect(ready).toMatchObject({ mediaType: to, width: 40, height: 30 })
    expect(`image/${(await sharp(ready.data).metadata()).format}`).toBe(to)
  })

  test('a moving WebP moves on', async () => {
    const frames = await Promise.all(
      [1, 2].map((n) =>
        slope(40, 30 * n)
          .resize(40, 30, { fit: 'fill' })
          .png()
          .toBuffer(),
      ),
    )
    const bytes = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
    const { data, mediaType } = await readyPicture(bytes, 'image/webp')
    expect(mediaType).toBe('image/gif')
    expect((await sharp(data).metadata()).pages).toBe(2)
  })
})

describe('what is too large for shops is reduced', () => {
  test('pixels: at most 5.6 million', async () => {
    const ready = await readyPicture(await slope(4000, 3000).jpeg().toBuffer(), 'image/jpeg')
    expect(ready.from).toEqual({ width: 4000, height: 3000 })
    expect(ready.width * ready.height).toBeLessThanOrEqual(5_600_000)
    expect(ready.width * ready.height).toBeGreaterThan(5_590_000)
    expect(await sharp(ready.data).metadata()).toMatchObject({ width: ready.width, height: ready.height })
  })

  test('bytes: at most 5 MB; a PNG that large is a photograph', async () => {
    const bytes = await noise(1500, 1300).png({ compressionLevel: 0 }).toBuffer()
    const ready = await readyPicture(bytes, 'image/png')
    expect(bytes.length).toBeGreaterThan(5_000_000)
    expect(ready.data.length).toBeLessThan(5_000_000)
    expect(ready.mediaType).toBe('image/jpeg')
  })
})

test('the same picture gives the same bytes', async () => {
  const bytes = await photograph(slope(400, 300))
  const [one, other] = await Promise.all([readyPicture(bytes, 'image/jpeg'), readyPicture(bytes, 'image/jpeg')])
  expect(Buffer.from(one.data).equals(other.data)).toBe(true)
})

test('what cannot be decoded is refused', async () => {
  const bytes = await photograph(slope(400, 300))
  await expect(readyPicture(bytes.subarray(0, bytes.length / 2), 'image/jpeg')).rejects.toThrow()
})
