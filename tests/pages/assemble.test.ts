import { expect, test } from 'vitest'
import type { Document } from '../../scripts/html/document.ts'
import { assemblePages, foliosById, type LaidPart } from '../../scripts/pages/assemble.ts'
import { themeOf } from '../../scripts/pages/theme.ts'
import { BOOKLET, VERTICAL } from '../support/layouter.ts'

const document = { book: { title: '书' }, chapters: [{ title: '甲' }, { title: '乙' }] } as unknown as Document
const raw = (...ids: string[]) => ({
  html: '',
  notes: '',
  extent: 0,
  blocks: [],
  ids,
  calls: [],
  outside: [],
  overTall: [],
})
const part = (kind: LaidPart['part']['kind'], pages: LaidPart['pages'], chapter?: number): LaidPart => ({
  part: { kind, chapter, html: '', notes: '', recto: kind === 'title' || kind === 'contents' },
  pages,
})
const booklet = [
  part('title', [raw()]),
  part('colophon', [raw()]),
  part('contents', [raw()]),
  part('chapter', [raw('a'), raw(), raw('b')], 0),
  part('chapter', [raw('c'), raw()], 1),
]

test('the body of a booklet begins on a recto and counts from 1', () => {
  const pages = assemblePages(booklet, document, themeOf(BOOKLET))
  expect(pages.map((page) => `${page.part} ${page.side} ${page.folio}`.trim())).toEqual([
    'title recto',
    'colophon verso',
    'contents recto',
    'blank verso',
    'chapter recto 1',
    'chapter verso 2',
    'chapter recto 3',
    'chapter verso 4',
    'chapter recto 5',
  ])
  expect(Object.fromEntries(foliosById(pages))).toEqual({ a: '1', b: '3', c: '4' })
})

test('running heads: book on the verso, chapter on the recto, none where a chapter opens', () => {
  const pages = assemblePages(booklet, document, themeOf(BOOKLET))
  expect(pages.map((page) => page.head)).toEqual(['', '', '', '', '', '书', '甲', '', '乙'])
})

test('vertical books count in Han digits', () => {
  const pages = assemblePages(booklet, document, themeOf(VERTICAL))
  expect(pages.at(-1)?.folio).toBe('五')
})

test('papers count from their first page and set the folio between dashes', () => {
  const handout = { ...BOOKLET, theme: 'handout' as const }
  const pages = assemblePages(
    [part('contents', [raw()]), part('chapter', [raw(), raw()], 0)],
    document,
    themeOf(handout),
  )
  expect(pages.map((page) => page.folioLine)).toEqual(['— 1 —', '— 2 —', '— 3 —'])
})
