import { expect, test } from 'vitest'
import type { Book } from '../../scripts/config/book.ts'
import type { Page, Pages } from '../../scripts/pages/page.ts'
import { describePublication } from '../../scripts/preview/state.ts'
import { BOOKLET } from '../support/layouter.ts'

const page: Page = {
  index: 1,
  part: 'chapter',
  chapter: 0,
  side: 'recto',
  number: { style: 'han', value: 12 },
  folio: '',
  folioLine: '',
  head: '书眉',
  html: '<p data-source="01.md:3:1">一</p>',
  notes: '',
  extent: 700,
  blocks: [{ source: '01.md:3:1', text: '一' }],
  ids: [],
}
const geometry = {
  trim: { width: 148, height: 210 },
  writing: 'horizontal',
  area: { width: 378, height: 576 },
  margin: { top: 96, inner: 96 },
} as Pages['geometry']
const book = {
  title: '书',
  language: 'zh-Hans',
  editions: [BOOKLET, { ...BOOKLET, name: 'p', of: 'h', made: 'press' }],
}

function described(one: Page, look = 'look') {
  const pages = { pages: [one], geometry } as Pages
  return describePublication(pages, { book: book as unknown as Book, edition: BOOKLET, look, version: 1 })
}
const keyOf = (one: Page, look?: string) => described(one, look).pages[0]?.key

test('lengths are in mm, and a page is called as it would be', () => {
  const publication = described(page)
  expect(publication).toMatchObject({ trim: { width: 148 }, editions: ['h'], facing: true })
  expect(publication.area.top).toBeCloseTo(25.4)
  expect(publication.pages[0]).toMatchObject({ label: '一二', number: 12, side: 'recto', sources: ['01.md:3:1'] })
})

test('pages that look the same have the same key, wherever they stand in book and file', () => {
  const moved = { ...page, index: 9, html: page.html.replace('3:1', '44:1'), blocks: [] }
  expect(keyOf(moved)).toBe(keyOf(page))
})

test.each([
  ['text', { html: '<p data-source="01.md:3:1">二</p>' }],
  ['notes', { notes: '<aside>注</aside>' }],
  ['head', { head: '另一个' }],
  ['folio', { folioLine: '13' }],
  ['side', { side: 'verso' as const }],
  ['room', { extent: 650 }],
])('another %s is another key', (_, change) => {
  expect(keyOf({ ...page, ...change })).not.toBe(keyOf(page))
})

test('other fonts, styles or pictures are another key', () => {
  expect(keyOf(page, 'another')).not.toBe(keyOf(page))
})
