import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Book } from '../config/book.ts'
import { chineseDate, creatorLines, identifierLine } from './wording.ts'

/** The cover as a page: the cover picture, with the book's name as its text. */
export function coverPage(book: Book, picture: string): Element {
  const alt = [`封面：${book.title}`, book.subtitle].filter(Boolean).join('，')
  return h('section', { className: ['cover'], 'epub:type': 'cover', ariaLabel: '封面', dataGenerated: '' }, [
    h('img', { src: picture, alt, role: 'doc-cover' }),
  ])
}

/** The title page 扉页. */
export function titlePage(book: Book): Element {
  return h('section', { className: ['title-page'], 'epub:type': 'titlepage', ariaLabel: '扉页', dataGenerated: '' }, [
    h('h1', { className: ['book-name'] }, book.title),
    book.subtitle ? h('p', { className: ['subtitle'], role: 'doc-subtitle' }, book.subtitle) : undefined,
    h(
      'div',
      { className: ['creators'] },
      creatorLines(book.creators).map(({ names, role }) =>
        h('p', [`${names.join('　')}　`, h('span', { className: ['role'] }, role)]),
      ),
    ),
    book.publisher ? h('p', { className: ['publisher'] }, book.publisher) : undefined,
  ])
}

/** The colophon 版权页: who made the book, when, under what number and rights. */
export function colophonPage(book: Book): Element {
  const identifier = identifierLine(book)
  const lines: [string, string | undefined][] = [
    ['书名', [book.title, book.subtitle].filter(Boolean).join('——')],
    ...creatorLines(book.creators).map(({ names, role }): [string, string] => [LABELS[role] ?? role, names.join('、')]),
    ['出版', book.publisher],
    ['日期', chineseDate(book.date)],
    [identifier.label, identifier.value],
    ['版权', book.rights],
  ]
  return h(
    'section',
    { className: ['colophon'], 'epub:type': 'colophon', role: 'doc-colophon', ariaLabel: '版权页', dataGenerated: '' },
    [
      h('h1', '版权页'),
      h(
        'dl',
        lines.flatMap(([label, value]) =>
          value ? [h('dt', label), h('dd', value === book.identifier ? { className: ['identifier'] } : {}, value)] : [],
        ),
      ),
    ],
  )
}

const LABELS: Record<string, string> = { 著: '作者', 编: '编者', 译: '译者', 绘: '绘图', 编选: '编选' }
