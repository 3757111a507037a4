import { describe, expect, test } from 'vitest'
import type { Matter, PrintEdition } from '../../scripts/config/book.ts'
import type { Document } from '../../scripts/html/document.ts'
import { assemblePages, foliosById, type LaidPart } from '../../scripts/pages/assemble.ts'
import { formatFolio } from '../../scripts/pages/folio.ts'
import { themeOf } from '../../scripts/pages/theme.ts'
import { BOOKLET, VERTICAL } from '../support/layouter.ts'

const raw = (...ids: string[]) => ({
  html: '',
  notes: '',
  extent: 0,
  free: 0,
  blocks: [],
  ids,
  calls: [],
  outside: [],
  overTall: [],
})
const RECTO = new Set<LaidPart['part']['kind']>(['cover', 'half-title', 'title', 'contents'])
const some = (pages: number) => Array.from({ length: pages }, () => raw())
const part = (kind: LaidPart['part']['kind'], pages: LaidPart['pages'], chapter?: number): LaidPart => ({
  part: { kind, chapter, html: '', notes: '', recto: RECTO.has(kind) },
  pages,
})
const documentOf = (...matters: Matter[]) => {
  const chapters = matters.map((matter, index) => ({ title: '甲乙丙'[index], matter }))
  return { book: { title: '书' }, chapters } as unknown as Document
}
const assemble = (parts: LaidPart[], document: Document, edition: PrintEdition = BOOKLET) =>
  assemblePages(parts, document, { edition, theme: themeOf(edition), measure: 35 })
const told = (parts: LaidPart[], document: Document, edition?: PrintEdition) =>
  assemble(parts, document, edition).map((page) => `${page.part} ${page.side} ${page.folio}`.trim())

const opening = [part('title', [raw()]), part('colophon', [raw()])]
const booklet = [
  ...opening,
  part('contents', [raw()]),
  part('chapter', [raw('a'), raw(), raw('b')], 0),
  part('chapter', [raw('c'), raw()], 1),
]
const two = documentOf('body', 'body')

describe('folios and sides', () => {
  test('front matter is counted in roman figures, the body of a booklet begins on a recto and counts from 1', () => {
    expect(told(booklet, two)).toEqual([
      'title recto',
      'colophon verso',
      'contents recto iii',
      'blank verso',
      'chapter recto 1',
      'chapter verso 2',
      'chapter recto 3',
      'chapter verso 4',
      'chapter recto 5',
    ])
    expect(Object.fromEntries(foliosById(assemble(booklet, two)))).toEqual({ a: '1', b: '3', c: '4' })
  })

  test('a cover and its back are not counted, and the sides are right behind it', () => {
    const front = [part('cover', [raw()]), part('half-title', [raw()]), ...opening]
    const pages = assemble([...front, part('contents', some(1)), part('chapter', some(1), 0)], two)
    expect(pages.map(({ part, side, number }) => `${part} ${side} ${formatFolio(number)}`)).toEqual([
      'cover recto 封面',
      'blank verso 封二',
      'half-title recto i',
      'blank verso ii',
      'title recto iii',
      'colophon verso iv',
      'contents recto v',
      'blank verso vi',
      'chapter recto 1',
    ])
    expect(pages.slice(0, 6).every(({ folio, head }) => folio === '' && head === '')).toBe(true)
    const running = { ...BOOKLET, folios: { front: 'arabic', restart: false } } as const
    expect(assemble([...front, part('chapter', some(1), 0)], two, running).at(-1)?.number.value).toBe(5)
  })

  test('every page has a number, and those that print one print this', () => {
    const numbers = assemble(booklet, two).map(({ number }) => `${number.style} ${number.value}`)
    expect(numbers.slice(0, 5)).toEqual([
      'lower-roman 1',
      'lower-roman 2',
      'lower-roman 3',
      'lower-roman 4',
      'arabic 1',
    ])
  })

  test('a preface and long contents go on in the front count; what comes after the body goes on in its own', () => {
    const parts = [
      ...opening,
      part('chapter', some(2), 0),
      part('contents', some(2)),
      part('chapter', some(1), 1),
      part('chapter', some(1), 2),
      part('index', some(1)),
    ]
    expect(told(parts, documentOf('front', 'body', 'back')).slice(2)).toEqual([
      'chapter recto iii',
      'chapter verso iv',
      'contents recto v',
      'contents verso vi',
      'chapter recto 1',
      'chapter verso 2',
      'index recto 3',
    ])
  })

  test('chapters of a page follow each other on both sides, after a blank verso that ends odd front matter', () => {
    const parts = [part('title', [raw()]), part('chapter', some(1), 0), part('chapter', some(1), 1)]
    expect(told(parts, two)).toEqual(['title recto', 'blank verso', 'chapter recto 1', 'chapter verso 2'])
  })

  test('after even front matter there is no blank page', () => {
    expect(told([...opening, part('chapter', some(1), 0)], two)).toEqual([
      'title recto',
      'colophon verso',
      'chapter recto 1',
    ])
  })

  test('a chapter without pages takes none, and the body opens with the next', () => {
    const parts = [part('title', [raw()]), part('chapter', [], 0), part('chapter', some(2), 1)]
    expect(told(parts, two)).toEqual(['title recto', 'blank verso', 'chapter recto 1', 'chapter verso 2'])
  })

  test('running on, the body still begins on a recto and takes the number of its place', () => {
    const edition: PrintEdition = { ...BOOKLET, folios: { front: 'arabic', restart: false } }
    expect(told(booklet, two, edition).slice(2, 6)).toEqual([
      'contents recto 3',
      'blank verso',
      'chapter recto 5',
      'chapter verso 6',
    ])
  })

  test('vertical books count their body in Han figures, front matter in roman ones', () => {
    expect(told(booklet, two, VERTICAL).filter((page) => page.includes(' recto '))).toEqual([
      'contents recto iii',
      'chapter recto 一',
      'chapter recto 三',
      'chapter recto 五',
    ])
    const edition: PrintEdition = { ...VERTICAL, folios: { front: 'upper-roman', body: 'han-read' } }
    const folios = assemble([...opening, part('contents', some(1)), part('chapter', some(12), 0)], two, edition)
    expect(
      folios
        .map(({ folio }) => folio)
        .filter(Boolean)
        .join(' '),
    ).toBe('III 一 二 三 四 五 六 七 八 九 十 十一 十二')
  })

  test('papers count from their first page and set the folio between dashes', () => {
    const handout = { ...BOOKLET, theme: 'handout' as const }
    const pages = assemble([part('contents', [raw()]), part('chapter', some(2), 0)], two, handout)
    expect(pages.map((page) => page.folioLine)).toEqual(['— 1 —', '— 2 —', '— 3 —'])
  })
})

describe('running heads', () => {
  test('book on the verso, chapter on the recto, none where a chapter opens', () => {
    expect(assemble(booklet, two).map((page) => page.head)).toEqual(['', '', '', '', '', '书', '甲', '', '乙'])
  })

  test('long contents and a long index have theirs', () => {
    const parts = [...opening, part('contents', some(3)), part('chapter', some(1), 0), part('index', some(2))]
    expect(assemble(parts, two).map((page) => page.head)).toEqual(['', '', '', '书', '目录', '', '', '', '索引'])
  })

  test('the short titles, where the author gave them; a long one is cut', () => {
    const document = {
      book: { title: '很长的书名', shortTitle: '书名' },
      chapters: [
        { title: '很长的章题', shortTitle: '章题', matter: 'body' },
        { title: '长'.repeat(40), matter: 'body' },
      ],
    } as unknown as Document
    const parts = [
      part('title', [raw()]),
      part('colophon', [raw()]),
      part('chapter', some(3), 0),
      part('chapter', some(2), 1),
    ]
    const heads = assemble(parts, document).map((page) => page.head)
    expect(heads).toEqual(['', '', '', '书名', '章题', '', `${'长'.repeat(34)}…`])
  })
})
