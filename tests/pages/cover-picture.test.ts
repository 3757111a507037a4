import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { encodeCover } from '../../scripts/epub/cover-picture.ts'
import { prepareFonts } from '../../scripts/fonts/prepare.ts'
import { composeCover, coverFaces, coverTexts, drawCover } from '../../scripts/pages/cover-picture.ts'
import { sampleDocument } from '../epub/sample.ts'
import { BOOKLET, browserForTests, fontsForTests, VERTICAL } from '../support/layouter.ts'

const { pool } = await browserForTests()

async function drawn(edition: PrintEdition, changes: Parameters<typeof sampleDocument>[0] = {}) {
  const { book } = sampleDocument({ style: undefined, ...changes })
  const fonts = await fontsForTests(coverTexts(book, edition).join(''))
  const sheet = await composeCover({ book, edition })
  const { value, diagnostics } = await drawCover(sheet, fonts, pool)
  if (!value) throw new Error(JSON.stringify(diagnostics))
  const { data } = await encodeCover(...value)
  return { picture: Buffer.from(data), diagnostics, digest: sheet.digest }
}

/** How much of a part of the picture is not paper; x and y from 0 to 1. */
async function ink(picture: Buffer, [left, top, right, bottom]: [number, number, number, number]): Promise<number> {
  const { data, info } = await sharp(picture)
    .extract({
      left: Math.round(left * 1600),
      top: Math.round(top * 2560),
      width: Math.round((right - left) * 1600),
      height: Math.round((bottom - top) * 2560),
    })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data.filter((value) => value < 180).length / (info.width * info.height)
}

test('1600 × 2560 px, the same bytes twice, another picture for another title', async () => {
  const [first, second, other] = [await drawn(BOOKLET), await drawn(BOOKLET), await drawn(BOOKLET, { title: '别的书' })]
  expect(await sharp(first.picture).metadata()).toMatchObject({ width: 1600, height: 2560, space: 'srgb' })
  expect(first.picture.equals(second.picture)).toBe(true)
  expect(first.digest).toBe(second.digest)
  expect(other.digest).not.toBe(first.digest)
  expect(first.diagnostics).toEqual([])
})

test.each([BOOKLET, VERTICAL])('no face is wanting when only its own are cut: $writing', async (edition) => {
  const { book } = sampleDocument({ style: undefined, subtitle: '副题', publisher: '出版社' })
  const sheet = await composeCover({ book, edition })
  const uses = coverTexts(book, edition).map((text) => ({ text }))
  const draw = async (asked: ReturnType<typeof coverFaces>) => {
    const { value: fonts } = await prepareFonts({ book, uses, asked, cache: await cacheFolder() })
    const { value } = fonts ? await drawCover(sheet, fonts, pool) : {}
    return value?.map((strip) => Buffer.from(strip))
  }
  expect(coverFaces(book)).toBeDefined()
  const drawn = await draw(undefined)
  expect(drawn?.length).toBeGreaterThan(0)
  expect(await draw(coverFaces(book))).toEqual(drawn)
})

test('the frame has the same distance from all edges, and no line leaves it, however long the title is', async () => {
  const { picture, diagnostics } = await drawn(BOOKLET, { title: '很长的书名说了又说'.repeat(6) })
  expect(diagnostics).toEqual([])
  const edge = 0.079
  const down = (edge * 1600) / 2560
  for (const part of [
    [0, 0, 1, down],
    [0, 1 - down, 1, 1],
    [0, 0, edge, 1],
    [1 - edge, 0, 1, 1],
  ] as [number, number, number, number][])
    expect(await ink(picture, part)).toBe(0)
  // Between the frame and the lines: nothing.
  expect(await ink(picture, [0.11, 0.07, 0.89, 0.09])).toBe(0)
  expect(await ink(picture, [0.11, 0.92, 0.89, 0.935])).toBe(0)
})

test('a vertical edition has its title on a slip at the upper left', async () => {
  const { picture } = await drawn(VERTICAL)
  expect(await ink(picture, [0.05, 0.05, 0.45, 0.6])).toBeGreaterThan(0.03)
  expect(await ink(picture, [0.55, 0.05, 0.95, 0.5])).toBe(0)
})

test('what no cover can hold is told', async () => {
  const { diagnostics } = await drawn(BOOKLET, { title: '很长的书名说了又说'.repeat(90) })
  expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'pages/cover-crowded' }])
})
