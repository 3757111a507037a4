import type { Element } from 'hast'
import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../scripts/html/document.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import type { Page } from '../../scripts/pages/page.ts'
import { pageStarts } from '../../scripts/pages/page-starts.ts'

const p = (line: number, text: string, ...rest: Element[]) => h('p', { dataSource: `a.md:${line}:1` }, [text, ...rest])
const figure = (line: number, caption: string, float = true) =>
  h('figure', { className: ['figure'], dataSource: `a.md:${line}:1`, dataFloat: float ? 'auto' : undefined }, [
    h('img', { src: 'a.svg' }),
    h('figcaption', { dataSource: `a.md:${line}:9` }, caption),
  ])

/** Where pages of one chapter begin, counted in its tokens: characters and pictures. */
function startsOf(neutral: Element[], pages: (Element | string)[][]): number[] {
  const section = h('section', { className: ['chapter'] }, neutral)
  const document = { chapters: [{ section, notes: [] }] } as unknown as Document
  const laid = pages.map((content, index) => {
    const html = content.map((one) => (typeof one === 'string' ? one : toHtml(one))).join('')
    return { index: index + 1, part: 'chapter', chapter: 0, folio: String(index + 1), html } as Page
  })
  return pageStarts(laid, document).map((start) => (start.part === 'chapter' ? start.at : Number.NaN))
}

describe('pages are counted', () => {
  test('by the characters of their block on the pages before', () => {
    expect(startsOf([p(1, '一二三'), p(2, '四五六七')], [[p(1, '一二三'), p(2, '四五')], [p(2, '六七')]])).toEqual([
      0, 5,
    ])
  })

  test('without what the layout repeats and what Banxin says itself', () => {
    const rows = (...cells: string[]) =>
      cells.map((cell, index) => h('tr', [h('td', { dataSource: `a.md:${index}:3` }, cell)]))
    const head = h('thead', [h('tr', [h('th', { dataSource: 'a.md:9:3' }, '头')])])
    const whole = h('figure', { dataSource: 'a.md:9:1' }, [h('table', [head, h('tbody', rows('一', '二'))])])
    const first = h('figure', { dataSource: 'a.md:9:1' }, [h('table', [head, h('tbody', rows('一'))])])
    const again = h('figure', { dataSource: 'a.md:9:1', dataSplitFrom: '' }, [
      h('table', [{ ...head, properties: { dataRepeated: '' } }, h('tbody', [rows('一', '二')[1] as Element])]),
    ])
    expect(startsOf([whole], [[first], [h('p', { dataGenerated: '' }, '续表'), again]])).toEqual([0, 2])
  })

  test('with the digits of the manuscript where print has Han', () => {
    const han = h('span', { className: ['han-number'], dataText: '2026' }, '二〇二六')
    const rest = h('p', { dataSource: 'a.md:1:1' }, '年甲')
    expect(startsOf([p(1, '在2026年甲')], [[p(1, '在', han)], [rest]])).toEqual([0, 5])
  })
})

describe('a figure that floats', () => {
  const text = [p(1, '一二'), figure(2, '图'), p(3, '三四五六')]

  test('is where its page begins if the text goes on behind it', () => {
    expect(startsOf(text, [[p(1, '一二')], [figure(2, '图'), p(3, '三四五六')]])).toEqual([0, 2])
  })

  test('is passed over if text from behind it stands on the page before', () => {
    expect(
      startsOf(text, [
        [p(1, '一二'), p(3, '三四')],
        [figure(2, '图'), p(3, '五六')],
      ]),
    ).toEqual([0, 6])
  })

  test('begins a page that has nothing else, as long as pages stay in order', () => {
    const pages = [[p(1, '一二'), p(3, '三四')], [figure(2, '图')], [p(3, '五六')]]
    expect(startsOf(text, pages)).toEqual([0, 2, 6])
    const late = [[p(1, '一二'), p(3, '三')], [p(3, '四五')], [figure(2, '图')], [p(3, '六')]]
    expect(startsOf(text, late)).toEqual([0, 5, 7, 7])
  })
})

test('a page on which nothing of the text begins begins where the next does; the last one at the end', () => {
  expect(startsOf([p(1, '一二')], [[p(1, '一')], [], [p(1, '二')], []])).toEqual([0, 1, 1, 2])
})

test('generated words at the head of a page belong to it, but for the rest of those of the page before', () => {
  const reference = (attributes = {}) =>
    h('a', { className: ['reference'], href: '#a', dataGenerated: '', ...attributes }, '图 1')
  const section = h('section', [h('p', { dataSource: 'a.md:1:1' }, ['一', reference(), '二'])])
  const document = { chapters: [{ section, notes: [] }] } as unknown as Document
  const page = (index: number, content: (Element | string)[]) =>
    ({
      index,
      part: 'chapter',
      chapter: 0,
      folio: '1',
      html: toHtml(h('p', { dataSource: 'a.md:1:1' }, content)),
    }) as Page
  const ahead = (second: Element) => {
    const [, start] = pageStarts([page(1, ['一']), page(2, [second, '二'])], document)
    return start?.part === 'chapter' && [start.at, start.ahead]
  }
  expect(ahead(reference())).toEqual([1, 1])
  expect(ahead(reference({ dataSplitFrom: '' }))).toEqual([1, 0])
})

test('pages of the contents know their first line, those of the index their first entry; pages without a folio are left out', () => {
  const contents = (index: number, id: string) =>
    ({ index, part: 'contents', folio: 'v', html: `<a href="#${id}">` }) as Page
  const entries = (index: number, html: string) => ({ index, part: 'index', folio: '9', html }) as Page
  const entry = '<p class="index-entry">'
  const pages = [
    { index: 1, part: 'title', folio: '', html: '' } as Page,
    contents(2, 'a'),
    contents(3, '%E4%B8%80'),
    entries(4, entry + entry),
    entries(5, `<p class="index-entry" data-split-from="">${entry}`),
    entries(6, entry),
  ]
  expect(pageStarts(pages, { chapters: [] } as unknown as Document)).toMatchObject([
    { index: 2, line: '' },
    { index: 3, line: '一' },
    { index: 4, entry: 0 },
    { index: 5, entry: 2 },
    { index: 6, entry: 3 },
  ])
})
