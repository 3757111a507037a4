import { expect, test } from 'vitest'
import { compareBreaks, pageEnds } from '../../bench/breaks.ts'
import { paragraphEnds } from '../../bench/page-texts.ts'
import type { Page } from '../../scripts/pages/page.ts'

test('page ends count characters, not white space, and pages without text not at all', () => {
  expect(pageEnds(['一 二\n三', '', '四'])).toEqual([3, 4])
})

const plain = { paragraphs: [], line: 1 }

test('two layouts of one text share the page ends that stand behind the same character', () => {
  expect(compareBreaks(['一二', '三四', '五'], ['一二', '三', '四五'], plain)).toMatchObject({
    ours: 3,
    same: 2,
    sameText: true,
  })
})

test('a layout that lost a character is known by its length', () => {
  expect(compareBreaks(['一二', '三'], ['一二'], plain)).toMatchObject({ same: 1, sameText: false })
})

test('a parting that leaves one line of a paragraph to the next page is told from others', () => {
  // Two characters a line. The first paragraph ends at 6: theirs keeps four of it and leaves its last line; the second at 12.
  const book = { paragraphs: [6, 12], line: 2 }
  const ours = ['一二', '三四五六七八', '九十壹贰']
  expect(compareBreaks(ours, ['一二三四', '五六七八', '九十壹贰'], book)).toMatchObject({ partings: 1, lastLines: 1 })
  expect(compareBreaks(ours, ['一二三', '四五六七八', '九十壹贰'], book)).toMatchObject({ partings: 1, lastLines: 0 })
})

test('paragraphs that go on end once, on their last page', () => {
  const page = (html: string) => ({ part: 'chapter', html }) as Page
  const pages = [page('<h1>甲</h1><p>一二</p><p>三 四</p>'), page('<p data-split-from="x">五</p><p>六</p>')]
  expect(paragraphEnds(pages)).toEqual([3, 6, 7])
})
