import type { Element } from 'hast'
import { h, s } from 'hastscript'
import type { Book } from '../config/book.ts'
import type { FontSource } from '../fonts/face.ts'
import { wordsOf } from '../html/words.ts'
import { chineseDate, creatorLines, identifierLine, seriesLine } from './wording.ts'

/**
 * The cover as a page: the picture, as large as the screen has room for and never stretched, with the book's name as its text. A drawing
 * around it does that in readers old and new; styles for pictures mean something else in each.
 */
export function coverPage(book: Book, picture: { path: string; width: number; height: number }): Element {
  const { cover } = wordsOf(book.language)
  const name = [`${cover}：${book.title}`, book.subtitle].filter(Boolean).join('，')
  const { path, width, height } = picture
  return h('section', { className: ['cover'], 'epub:type': 'cover', ariaLabel: cover, dataGenerated: '' }, [
    s(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        xmlnsXLink: 'http://www.w3.org/1999/xlink',
        version: '1.1',
        width: '100%',
        height: '100%',
        viewBox: `0 0 ${width} ${height}`,
        preserveAspectRatio: 'xMidYMid meet',
        role: 'img',
        ariaLabel: name,
      },
      [s('title', name), s('image', { width, height, xLinkHref: path })],
    ),
  ])
}

/** The title page 扉页. */
export function titlePage(book: Book): Element {
  const label = wordsOf(book.language).titlePage
  return h('section', { className: ['title-page'], 'epub:type': 'titlepage', ariaLabel: label, dataGenerated: '' }, [
    book.series ? h('p', { className: ['series'] }, seriesLine(book)) : undefined,
    h('h1', { className: ['book-name'] }, book.title),
    book.subtitle ? h('p', { className: ['subtitle'], role: 'doc-subtitle' }, book.subtitle) : undefined,
    h(
      'div',
      { className: ['creators'] },
      creatorLines(book).map(({ names, verb }) =>
        h('p', [`${names.join('　')}　`, h('span', { className: ['role'] }, verb)]),
      ),
    ),
    book.publisher ? h('p', { className: ['publisher'] }, book.publisher) : undefined,
  ])
}

/** The colophon 版权页: who made the book, when, under what number and rights. */
export function colophonPage(book: Book, fonts: readonly FontSource[] = []): Element {
  const { colophon, labels, roles } = wordsOf(book.language)
  const identifier = identifierLine(book)
  const lines: [string, string | undefined][] = [
    [labels.title, [book.title, book.subtitle].filter(Boolean).join('——')],
    [labels.series, seriesLine(book)],
    ...creatorLines(book).map(({ names, role }): [string, string] => [roles[role], names.join('、')]),
    [labels.publisher, book.publisher],
    [labels.date, chineseDate(book.date)],
    [identifier.label, identifier.value],
    [labels.rights, book.rights],
    [labels.fonts, fontLine(fonts)],
  ]
  return h(
    'section',
    { className: ['colophon'], 'epub:type': 'colophon', role: 'doc-colophon', ariaLabel: colophon, dataGenerated: '' },
    [
      h('h1', colophon),
      h(
        'dl',
        lines.flatMap(([label, value]) =>
          value ? [h('dt', label), h('dd', value === book.identifier ? { className: ['identifier'] } : {}, value)] : [],
        ),
      ),
    ],
  )
}

/** The fonts that the file carries, the one with most characters first, each family once; behind them the licence that free fonts have. */
function fontLine(fonts: readonly FontSource[]): string {
  const sorted = fonts.toSorted((a, b) => b.characters - a.characters)
  const byLicence = Map.groupBy(sorted, ({ licence }) => (/SIL Open Font/i.test(licence) ? '（SIL OFL 1.1）' : ''))
  return [...byLicence]
    .map(([licence, group]) => [...new Set(group.map(({ name }) => name.replace(STYLE, '')))].join('、') + licence)
    .join('、')
}

const STYLE = / (?:Regular|Medium|SemiBold|Bold|Black|Light|Book)$/
