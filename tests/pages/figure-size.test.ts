import { h } from 'hastscript'
import { expect, test } from 'vitest'
import type { Document } from '../../scripts/html/document.ts'
import { reducedPictures, sizeOnPage } from '../../scripts/pages/figure-size.ts'
import type { Geometry } from '../../scripts/pages/page.ts'

const horizontal = { writing: 'horizontal', area: { width: 378, height: 600 } } as Geometry
const vertical = { writing: 'vertical', area: { width: 400, height: 602 } } as Geometry
const image = (width: number, height: number, src = 'a.png') => h('img', { width, height, src })

test.each([
  [horizontal, image(300, 200), { width: 300, height: 200, scale: 1 }],
  [horizontal, image(756, 200), { width: 378, height: 100, scale: 0.5 }],
  [horizontal, image(100, 900), { width: 50, height: 450, scale: 0.5 }],
  [vertical, image(600, 100), { width: 300, height: 50, scale: 0.5 }],
])('a picture keeps its size or is made to fit, never enlarged', (geometry, picture, shown) => {
  expect(sizeOnPage(picture, geometry)).toEqual(shown)
})

test('a picture that has to be much reduced is told with both sizes', () => {
  const figures = [image(378, 100), image(2000, 1000), image(1200, 600), image(1200, 600, 'b.svg')].map(
    (picture, index) => h('figure.figure', { dataSource: `a.md:${index + 3}:1` }, [picture]),
  )
  const document = { chapters: [{ section: h('section', figures) }] } as unknown as Document
  const found = reducedPictures(document, horizontal)
  expect(found.map(({ rule, place }) => [rule, place?.line])).toEqual([
    ['pages/picture-reduced', 4],
    ['pages/picture-reduced', 6],
  ])
  expect(found[0]?.message).toContain('2000×1000')
  expect(found[0]?.message).toContain('378×189')
})

test('a full-page picture that has another shape than the paper is told how much of it is cut off', () => {
  const geometry = { ...horizontal, trim: { width: 148, height: 210 }, pitch: 25 } as Geometry
  const figures = [h('figure.figure.bleed', [image(1480, 2100)]), h('figure.figure.bleed', [image(2100, 1480)])]
  const document = { chapters: [{ section: h('section', figures) }] } as unknown as Document
  const found = reducedPictures(document, geometry)
  expect(found.map(({ rule, message }) => [rule, message.match(/\d+%/)?.[0]])).toEqual([
    ['pages/picture-cropped', '50%'],
  ])
})
