import { expect, test } from 'vitest'
import type { FontSet } from '../../scripts/fonts/face.ts'
import { composeWrap, spineOf, type WrapRequest, wrapTexts } from '../../scripts/pages/wrap.ts'
import { sampleDocument } from '../epub/sample.ts'
import { BOOKLET, VERTICAL } from '../support/layouter.ts'

const NO_FONTS = { css: '', faces: [], sources: [] } as unknown as FontSet
const { book } = sampleDocument({
  style: undefined,
  title: '讲12篇',
  publisher: '某社',
  description: '一段。\n\n二段。',
  identifier: 'urn:isbn:9787111547426',
})
const request: WrapRequest = {
  book,
  edition: BOOKLET,
  trim: { width: 148, height: 210 },
  spine: 12,
  bleed: 3,
  front: '<section class="cover-page">封面</section>',
}
const panels = (html: string) => [...html.matchAll(/class="wrap-panel wrap-(\w+)"/g)].map(([, name]) => name)

test.each([
  [36, { caliper: 0.1, board: 0.25 }, 2.3],
  [35, { caliper: 0.1, board: 0.25 }, 2.3],
  [400, { caliper: 0.085, board: 0.3 }, 17.6],
  [1, { caliper: 0, board: 0 }, 0],
])('%i pages: leaves and two covers', (pages, paper, spine) => {
  expect(spineOf(pages, paper)).toBe(spine)
})

test('the front is at the right of the spine, in a right-bound book at the left', async () => {
  expect(panels(await composeWrap(request, NO_FONTS))).toEqual(['back', 'spine', 'front'])
  expect(panels(await composeWrap({ ...request, edition: VERTICAL }, NO_FONTS))).toEqual(['front', 'spine', 'back'])
})

test('paper for both pages and the spine; words of the spine, the back and its number', async () => {
  const html = await composeWrap(request, NO_FONTS)
  // 148 + 12 + 148 mm and 210 mm, 14 px on every side.
  expect(html).toContain('@page{size:1192.09px 821.7px;margin:2px 1px 1px 2px}')
  expect(html).toContain('<span class="tcy">12</span>篇')
  expect(html.match(/<div class="blurb">.*?<\/div>/)?.[0].match(/<p>/g)).toHaveLength(2)
  expect(html).toContain('ISBN 978-7-111-54742-6')
  expect(html).toContain('class="barcode"')
  expect(wrapTexts(request).join('')).toContain('某社一段。二段。ISBN')
})

test('the price stands below the bars, and alone where the book has no number', async () => {
  const priced = { ...book, price: '38.00 元' }
  expect(await composeWrap({ ...request, book: priced }, NO_FONTS)).toMatch(/<\/svg><p class="price">定价：/)
  const plain = { ...priced, identifier: 'urn:uuid:6f1b0f52-3c8e-4d7a-9b46-2e5d8a71c904' }
  expect(await composeWrap({ ...request, book: plain }, NO_FONTS)).toMatch(/<div class="isbn"><p class="price">/)
  expect(wrapTexts({ ...request, book: plain }).at(-1)).toMatch(/^定价： ?38\.00 ?元$/)
})

test('a spine below 5 mm has no words; a book without number and description has an empty back', async () => {
  const plain = { ...book, description: undefined, identifier: 'urn:uuid:6f1b0f52-3c8e-4d7a-9b46-2e5d8a71c904' }
  const html = await composeWrap({ ...request, book: plain, spine: 4.99 }, NO_FONTS)
  expect(html).not.toContain('wrap-line title')
  expect(html).not.toContain('class="isbn"')
  expect(wrapTexts({ ...request, book: plain, spine: 4.99 })).toEqual([])
})
