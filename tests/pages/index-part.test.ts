import { expect, test } from 'vitest'
import type { FolioStyle } from '../../scripts/config/book.ts'
import type { Document } from '../../scripts/html/document.ts'
import { indexPart } from '../../scripts/pages/index-part.ts'
import type { Page } from '../../scripts/pages/page.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'

const session = await browserForTests()

/** Pages by id: `t3` is on page 3 of the count. */
function pagesOf(style: FolioStyle, ...values: number[]): Map<string, Page> {
  const pages = new Map(values.map((value) => [value, { index: value + 4, number: { style, value } } as Page]))
  return new Map(values.map((value, order) => [`t${order}`, pages.get(value) as Page]))
}

function line(pages: Map<string, Page>, edition = BOOKLET): string {
  const entry = { term: '政绩观', places: [...pages.keys()], source: '' }
  const { html } = indexPart({ document: {} as Document, edition, groups: [{ letter: 'Z', entries: [entry] }], pages })
  return html.replace(/<h1.*?<\/h1>|<[^>]+>|\s/g, '')
}

test('a page once, pages in sequence as a range', () => {
  expect(line(pagesOf('arabic', 1, 1, 3, 4, 5, 5, 9))).toBe('Z政绩观1，3–5，9')
})

test('vertical lines have Han figures with 、 and —', () => {
  expect(line(pagesOf('han', 1, 3, 4, 5, 12), VERTICAL)).toBe('Z政绩观一、三—五、一二')
})

test('the last page of the front matter and the first of the body make no range', () => {
  const pages = new Map([
    ['a', { index: 4, number: { style: 'lower-roman', value: 4 } } as Page],
    ['b', { index: 5, number: { style: 'arabic', value: 1 } } as Page],
    ['c', { index: 6, number: { style: 'arabic', value: 2 } } as Page],
  ])
  expect(line(pages)).toBe('Z政绩观iv，1–2')
})

test('every number leads to the first place on its page', () => {
  const groups = [{ letter: 'Z', entries: [{ term: '政', places: ['t0', 't1', 't2'], source: '' }] }]
  const { html } = indexPart({ document: {} as Document, edition: BOOKLET, groups, pages: pagesOf('arabic', 7, 7, 8) })
  expect(html).toContain('<a href="#t0">7</a>–<a href="#t2">8</a>')
})

test('before the first layout there is one number, that takes the room', () => {
  const groups = [{ letter: 'Z', entries: [{ term: '政', places: ['t0', 't1'], source: '' }] }]
  const { html } = indexPart({ document: {} as Document, edition: BOOKLET, groups, pages: new Map() })
  expect(html.match(/<a /g)).toHaveLength(1)
})

test.each([BOOKLET, VERTICAL])('in two columns, $writing: every entry once, in order', async (edition) => {
  const terms = Array.from({ length: 120 }, (_, index) => `词${index}`)
  const entries = terms.map((term) => ({ term, places: ['t'], source: '' }))
  const groups = [{ letter: 'C', entries }]
  const part = indexPart({ document: {} as Document, edition, groups, pages: new Map() })
  const layouter = await layouterForTests(session, edition, '索引词C0123456789')
  const { pages } = await layouter.layout(part)
  const perPage = pages.map(({ html }) => html.replaceAll(/<[^>]+>/g, '').match(/词\d+?(?=0(词|$))/g) ?? [])
  expect(perPage.flat()).toEqual(terms)
  // All lines of a page twice, but for those of the title on the first.
  const lines = edition.writing === 'vertical' ? 16 : 24
  expect(perPage.map(({ length }) => length)).toEqual(
    expect.arrayContaining([2 * (lines - 4), 2 * lines].slice(0, pages.length - 1)),
  )
  expect(pages.flatMap(({ outside }) => outside)).toEqual([])
})
