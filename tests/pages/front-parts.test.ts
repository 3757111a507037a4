import { expect, test } from 'vitest'
import type { Document } from '../../scripts/html/document.ts'
import { chineseDate, colophonPart, contentsPart, meetingPart, titlePart } from '../../scripts/pages/front-parts.ts'
import { BOOKLET, VERTICAL } from '../support/layouter.ts'

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
const request = { document, edition: BOOKLET, folios, indexed: false }
const words = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, '')

test('creators of one role share its word', () => {
  expect(words(titlePart(request).html)).toContain('甲乙著丙编')
})

test('contents: two levels, with the folio of each', () => {
  const { html } = contentsPart(request)
  expect(words(html)).toBe('目录章1一、节12')
  expect(html).toContain('href="#b"')
})

test('contents name the index last', () => {
  const { html } = contentsPart({ ...request, indexed: true, folios: new Map([...folios, ['index-1', '30']]) })
  expect(words(html)).toBe('目录章1一、节12索引30')
})

test('in vertical lines figures stand upright together', () => {
  const { html } = contentsPart({ ...request, edition: VERTICAL, folios: new Map([['a', 'iii']]) })
  expect(html).toContain('<span class="contents-folio"><span class="tcy">iii</span></span>')
})

test('the first page of papers has the meeting, the notice and chapters only', () => {
  expect(words(meetingPart(request).html)).toBe('某某会议会议材料会后收回书名副题甲乙著丙编2026年1月20日目录章1')
})

test('the colophon names all that is known', () => {
  expect(words(colophonPart(request).html)).toContain('日期2026年1月20日标识urn:uuid:1')
})

test('front matter is Banxin’s own text', () => {
  for (const part of [titlePart(request), colophonPart(request), contentsPart(request), meetingPart(request)]) {
    expect(part.html).toMatch(/^<section[^>]*data-generated/)
  }
})

test('dates in vertical writing are in Han digits', () => {
  expect(chineseDate('2026-01-20', VERTICAL)).toBe('二〇二六年一月二十日')
})
