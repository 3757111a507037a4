import { expect, test } from 'vitest'
import type { Document } from '../../../scripts/html/document.ts'
import { colophonPart } from '../../../scripts/pages/front/colophon.ts'
import { contentsPart } from '../../../scripts/pages/front/contents.ts'
import { coverPart } from '../../../scripts/pages/front/cover.ts'
import { chineseDate, hanMonth } from '../../../scripts/pages/front/dates.ts'
import { halfTitlePart } from '../../../scripts/pages/front/half-title.ts'
import { isSinglePaper, meetingPart } from '../../../scripts/pages/front/meeting.ts'
import { titlePart } from '../../../scripts/pages/front/title-page.ts'
import { generatedTexts } from '../../../scripts/pages/generated-texts.ts'
import { BOOKLET, VERTICAL } from '../../support/layouter.ts'

const document = {
  book: {
    title: '书名',
    subtitle: '副题',
    creators: [
      { name: '甲', role: 'aut' },
      { name: '乙', role: 'aut' },
      { name: '丙', role: 'edt' },
    ],
    date: '2026-01-20',
    identifier: 'urn:uuid:1',
    meeting: { name: '某某会议', notice: '会后收回' },
  },
  chapters: [
    {
      headings: [
        { id: 'a', level: 1, number: '', text: '章', source: '' },
        { id: 'b', level: 2, number: '一、', text: '节', source: '' },
        { id: 'c', level: 3, number: '（一）', text: '目', source: '' },
      ],
    },
  ],
} as unknown as Document
const folios = new Map([
  ['a', '1'],
  ['b', '12'],
])
const request = { document, edition: BOOKLET, folios, indexed: false, trim: { width: 148, height: 210 } }
const words = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, '')

test('creators of one role share its word', () => {
  expect(words(titlePart(request).html)).toContain('甲乙著丙编')
})

test('the series stands above the title, and in the colophon', () => {
  const series = { name: '学习丛书', number: 3 }
  const inSeries = { ...request, document: { ...document, book: { ...document.book, series } } as Document }
  expect(words(titlePart(inSeries).html)).toMatch(/^学习丛书·3书名/)
  expect(words(colophonPart(inSeries).html)).toContain('丛书学习丛书·3')
})

test('contents: two levels, with the folio of each', () => {
  const { html } = contentsPart(request)
  expect(words(html)).toBe('目录章1一、节12')
  expect(html).toContain('href="#b"')
})

test('the last line of the contents is told, that it may not stand alone; a line that is the only one may', () => {
  const classes = (html: string) => [...html.matchAll(/<p class="(contents-line [^"]*)"/g)].map(([, names]) => names)
  expect(classes(contentsPart(request).html)).toEqual(['contents-line level-1', 'contents-line level-2 last'])
  const [only] = document.chapters[0]?.headings ?? []
  const one = { ...request, document: { ...document, chapters: [{ headings: [only] }] } as unknown as Document }
  expect(classes(contentsPart(one).html)).toEqual(['contents-line level-1'])
})

test('contents name the index last', () => {
  const { html } = contentsPart({ ...request, indexed: true, folios: new Map([...folios, ['index-1', '30']]) })
  expect(words(html)).toBe('目录章1一、节12索引30')
})

test('in vertical lines figures stand upright together', () => {
  const { html } = contentsPart({ ...request, edition: VERTICAL, folios: new Map([['a', 'iii']]) })
  expect(html).toContain('<span class="contents-folio"><span class="tcy">iii</span></span>')
})

test('the first page of papers has the kind, the notice, the meeting, the title; one paper needs no contents', () => {
  const first = '会议材料会后收回某某会议书名副题甲乙著丙编2026年1月20日'
  expect(words(meetingPart(request).html)).toBe(first)
  const { chapters } = document
  const several = { ...document, chapters: [...chapters, ...chapters] }
  expect(words(meetingPart({ ...request, document: several }).html)).toBe(`${first}目录章1章1`)
})

test('a single paper of no meeting, named as the book is, needs no page before it', () => {
  const paper = { title: '书名', matter: 'body' }
  const book = { title: '书名' }
  const single = (...chapters: object[]) => isSinglePaper({ book, chapters } as unknown as Document)
  expect(single(paper, { title: '清单', matter: 'attachment' })).toBe(true)
  expect(single(paper, { title: '后记', matter: 'back' })).toBe(false)
  expect(single({ ...paper, title: '别题' })).toBe(false)
  expect(isSinglePaper({ book: document.book, chapters: [paper] } as unknown as Document)).toBe(false)
})

test('the colophon names all that is known', () => {
  expect(words(colophonPart(request).html)).toBe(
    '书名书名——副题著者甲乙编者丙日期2026年1月20日开本148mm×210mm标识urn:uuid:1',
  )
  const sold = { ...document, book: { ...document.book, identifier: 'urn:isbn:978-7-101-00001-3', price: '38.00 元' } }
  expect(words(colophonPart({ ...request, document: sold }).html)).toContain('书号ISBN978-7-101-00001-3定价38.00元')
})

test('fonts are told of all that front matter says', () => {
  const book = {
    ...document.book,
    language: 'zh-Hans',
    series: { name: '丛编', number: '7' },
    publisher: '某社',
    rights: '翻印必究',
    identifier: 'urn:isbn:978-7-101-00001-3',
    price: '￥38.00 圆',
    meeting: { name: '某会', item: '议程', date: '廿日', notice: '会后收回' },
  }
  const [chapter] = document.chapters
  const full = {
    book,
    chapters: [{ ...chapter, notes: [], section: { type: 'root', children: [] } }],
  } as unknown as Document
  const parts = [coverPart, halfTitlePart, titlePart, colophonPart, contentsPart, meetingPart]
  for (const edition of [BOOKLET, VERTICAL]) {
    const printed = parts.map((make) => words(make({ ...request, document: full, edition }).html)).join('')
    const told = new Set(generatedTexts(full, edition).flatMap(({ text }) => [...text]))
    expect([...new Set(printed)].filter((sign) => !told.has(sign))).toEqual([])
  }
})

test('the half title is the title alone; the title page ends in the month', () => {
  expect(words(halfTitlePart(request).html)).toBe('书名')
  expect(words(titlePart(request).html)).toMatch(/二〇二六年一月$/)
})

test('a cover has three names of a role at most', () => {
  const creators = [...'甲乙丙丁'].map((name) => ({ name, role: 'aut' as const }))
  const crowd = { ...document, book: { ...document.book, creators } }
  expect(words(coverPart({ document: crowd, edition: BOOKLET }).html)).toBe('书名副题甲乙丙等著')
})

test('the folios of the contents have a column as wide as the widest', () => {
  expect(contentsPart(request).html).toContain('--places:2')
  expect(contentsPart({ ...request, edition: VERTICAL }).html).toContain('--places:1')
})

test('front matter is Banxin’s own text', () => {
  const parts = [coverPart, halfTitlePart, titlePart, colophonPart, contentsPart, meetingPart]
  for (const part of parts.map((make) => make(request))) {
    expect(part.html).toMatch(/^<section[^>]*data-generated/)
  }
})

test('dates in vertical writing are in Han digits', () => {
  expect(chineseDate('2026-01-20', VERTICAL)).toBe('二〇二六年一月二十日')
  expect(hanMonth('2026-11-20')).toBe('二〇二六年十一月')
})
