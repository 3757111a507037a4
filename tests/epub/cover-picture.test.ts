import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { buildEpub } from '../../scripts/epub/build.ts'
import { encodeCover, ownCover, readCover } from '../../scripts/epub/cover-picture.ts'
import { folderWith } from '../support/folder.ts'
import { sampleDocument } from './sample.ts'
import { unpack } from './unpack.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#9a2a20' } })

async function cover(data: Uint8Array | string, name = 'cover.jpg') {
  const folder = await folderWith({})
  const file = path.join(folder, name)
  await writeFile(file, data)
  return ownCover({ file: name, path: file })
}

describe('a cover of one’s own', () => {
  test('that every reader shows stays as it is', async () => {
    for (const data of [await plain(1600, 2560).jpeg().toBuffer(), await plain(1400, 2000).png().toBuffer()]) {
      const { value, diagnostics } = await cover(data)
      expect(diagnostics).toEqual([])
      expect(Buffer.from(value?.data ?? []).equals(data)).toBe(true)
    }
  })

  test.each([
    ['WebP', plain(1600, 2400).webp()],
    ['AVIF', plain(1600, 2400).avif({ effort: 0 })],
    ['CMYK', plain(1600, 2400).toColourspace('cmyk').jpeg()],
    ['16 bits', plain(1600, 2400).toColourspace('rgb16').png()],
    ['see-through', sharp({ create: { width: 1600, height: 2400, channels: 4, background: '#fff8' } }).png()],
  ])('%s becomes PNG or JPEG in sRGB', async (_, picture) => {
    const { value, diagnostics } = await cover(await picture.toBuffer())
    expect(diagnostics).toEqual([])
    const found = await sharp(value?.data).metadata()
    expect(found).toMatchObject({ space: 'srgb', depth: 'uchar', width: 1600, height: 2400, hasAlpha: false })
    expect(['png', 'jpeg']).toContain(found.format)
  })

  test('that lies on its side is turned, one that is too large is made smaller', async () => {
    const lying = await plain(2400, 1600).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect((await cover(lying)).value).toMatchObject({ width: 1600, height: 2400 })
    expect((await cover(await plain(4000, 6000).jpeg().toBuffer())).value).toMatchObject({ width: 1707, height: 2560 })
  })

  test('that is small is told', async () => {
    const { value, diagnostics } = await cover(await plain(600, 900).jpeg().toBuffer())
    expect(value).toMatchObject({ width: 600 })
    expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'epub/cover-small' }])
  })

  test.each([
    ['text', '# 题\n'],
    ['nothing', ''],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2560"/>'],
  ])('that is %s is refused', async (_, data) => {
    const { value, diagnostics } = await cover(data)
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { severity: 'error', rule: 'epub/cover-unreadable', place: { file: 'cover.jpg' } },
    ])
  })

  test('that is cut off is refused', async () => {
    const noise = sharp({
      create: {
        width: 1600,
        height: 2400,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
    const whole = await noise.jpeg().toBuffer()
    const { diagnostics } = await cover(whole.subarray(0, whole.length / 2))
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['epub/cover-unreadable'])
  })
})

test('the smaller of PNG and JPEG is taken, and known again', async () => {
  const flat = await encodeCover(await plain(1600, 2560).png().toBuffer())
  expect(flat.mediaType).toBe('image/png')
  const noise = await sharp({
    create: {
      width: 400,
      height: 640,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .png()
    .toBuffer()
  const rough = await encodeCover(noise)
  expect(rough.mediaType).toBe('image/jpeg')
  expect(await readCover(rough.data)).toEqual(rough)
})

test('the cover page shows the picture whole, with the book’s name; shops and old readers find it', async () => {
  const picture = await encodeCover(await plain(1600, 2560).png().toBuffer())
  const edition = { name: 'ebook', format: 'epub', writing: 'horizontal', notes: 'chapter' } as const
  const { value } = await buildEpub({ document: sampleDocument(), edition, cover: picture })
  const epub = value?.data ?? Buffer.of()
  const { names, text } = await unpack(epub)
  expect(names).toContain('EPUB/images/cover.png')
  expect(text('EPUB/cover.xhtml')).toMatch(
    /viewBox="0 0 1600 2560" preserveAspectRatio="xMidYMid meet" role="img" aria-label="封面：版心与天头：一本小书，样张/,
  )
  const opf = text('EPUB/package.opf')
  expect(opf).toContain('href="images/cover.png" media-type="image/png" properties="cover-image"')
  expect(opf).toContain('<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml" properties="svg"/>')
  expect(opf).toContain('<meta name="cover" content="cover-image"/>')
  expect(opf).toMatch(/<spine[^>]*><itemref idref="cover"\/>/)
  const { messages } = await EpubCheck.validate(epub, { includeUsage: true })
  expect(messages).toEqual([])
})
