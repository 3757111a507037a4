import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Book, PrintEdition } from '../config/book.ts'
import type { Document, Heading } from '../html/document.ts'
import { chineseNumeral } from '../html/numerals.ts'
import { prepareText } from '../html/print/prepare.ts'
import { toHtml } from '../html/serialize.ts'
import { wordsOf } from '../html/words.ts'
import { hanDigits } from './folio.ts'
import { folioText } from './folio-text.ts'
import { INDEX_ID } from './index-part.ts'
import type { Part } from './part.ts'

/** Everything that Banxin sets before the chapters: all of it data-generated. */
export type FrontRequest = {
  document: Document
  edition: PrintEdition
  /** What a line of the contents prints for the id of its heading. */
  folios: ReadonlyMap<string, string>
  /** True when there is an index, which the contents name after the chapters. */
  indexed: boolean
}

/** 扉页: title, subtitle, creators, publisher. */
export function titlePart({ document, edition }: FrontRequest): Part {
  const { book } = document
  const text = (value: string) => prepareText(value, edition)
  const page = h('section.title-page', { dataGenerated: '' }, [
    h('div.title-block', [
      h('p.title', text(book.title)),
      ...(book.subtitle ? [h('p.subtitle', text(book.subtitle))] : []),
    ]),
    h('p.creators', text(creatorsLine(book))),
    ...(book.publisher ? [h('p.publisher', text(book.publisher))] : []),
  ])
  return { kind: 'title', html: toHtml(page), notes: '', recto: true }
}

/** 版权页, on the back of the title page. */
export function colophonPart({ document, edition }: FrontRequest): Part {
  const { book } = document
  const text = (value: string) => prepareText(value, edition)
  const words = wordsOf(book.language)
  const { labels } = words
  const rows: [string, string][] = [
    [labels.title, book.subtitle ? `${book.title}——${book.subtitle}` : book.title],
    ...creatorsByRole(book).map(({ role, names }): [string, string] => [words.roles[role], names.join('、')]),
    ...(book.publisher ? [[labels.publisher, book.publisher] as [string, string]] : []),
    [labels.date, chineseDate(book.date, edition)],
    [labels.identifier, book.identifier],
  ]
  const page = h('section.colophon', { dataGenerated: '' }, [
    ...rows.map(([label, value]) => h('p.colophon-row', [h('span.label', label), h('span.value', text(value))])),
    ...(book.rights ? [h('p.rights', text(book.rights))] : []),
  ])
  return { kind: 'colophon', html: toHtml(page), notes: '', recto: false }
}

/** 目录 with leaders and page numbers. */
export function contentsPart(request: FrontRequest): Part {
  const page = h('section.contents', { dataGenerated: '', role: 'doc-toc' }, [
    h('h1', wordsOf(request.document.book.language).contents),
    ...contentsLines(request),
  ])
  return { kind: 'contents', html: toHtml(page), notes: '', recto: true }
}

/** The first page of meeting papers: what meeting, what item, the title, and what lies behind it. */
export function meetingPart(request: FrontRequest): Part {
  const { document, edition } = request
  const { book } = document
  const text = (value: string) => prepareText(value, edition)
  const words = wordsOf(book.language)
  const meeting = book.meeting
  const page = h('section.meeting', { dataGenerated: '' }, [
    ...(meeting
      ? [
          h('p.meeting-name', text(meeting.name)),
          // An item such as 会议材料之二 says it already.
          ...(meeting.item?.includes(words.meetingPaper) ? [] : [h('p.meeting-kind', words.meetingPaper)]),
          ...(meeting.notice ? [h('p.meeting-notice', text(meeting.notice))] : []),
        ]
      : []),
    h('p.title', text(book.title)),
    ...(book.subtitle ? [h('p.subtitle', text(book.subtitle))] : []),
    h('p.meeting-line', text(meeting?.item ?? creatorsLine(book))),
    h('p.meeting-line', text(meeting?.date ?? chineseDate(book.date, edition))),
    h('div.contents', [h('p.contents-title', words.contents), ...contentsLines(request, 1)]),
  ])
  return { kind: 'contents', html: toHtml(page), notes: '', recto: true }
}

function contentsLines({ document, edition, folios, indexed }: FrontRequest, deepest = 2): ElementContent[] {
  const headings = document.chapters
    .flatMap((chapter) => chapter.headings)
    .filter((heading) => heading.level <= deepest)
  const index = { id: INDEX_ID, level: 1, number: '', text: wordsOf(document.book.language).index }
  return [...headings, ...(indexed ? [index] : [])].map((heading) =>
    h(`p.contents-line.level-${heading.level}`, [
      h('a', { href: `#${heading.id}` }, [
        h('span.contents-text', headingText(heading, edition)),
        h('span.leader'),
        h('span.contents-folio', [folioText(folios.get(heading.id) ?? '0', edition.writing)]),
      ]),
    ]),
  )
}

function headingText(heading: Pick<Heading, 'number' | 'text'>, edition: PrintEdition): ElementContent[] {
  return prepareText(`${heading.number}${heading.text}`, edition)
}

/** 甲　乙　著　　丙　编: creators of one role share its word. */
function creatorsLine(book: Book): string {
  const roles = creatorsByRole(book)
  return roles.map(({ role, names }) => `${names.join('　')}　${wordsOf(book.language).verbs[role]}`).join('　　')
}

function creatorsByRole({ creators }: Book) {
  return [...new Set(creators.map(({ role }) => role))].map((role) => ({
    role,
    names: creators.filter((creator) => creator.role === role).map(({ name }) => name),
  }))
}

/** Signs of this file beside the words of its language: fonts need them. */
export const FRONT_SIGNS = '、——年月日'

/** 2026年11月22日; in vertical writing in Han digits, as dates stand there. */
export function chineseDate(date: string, edition: PrintEdition): string {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)))
  if (edition.writing === 'horizontal') return `${year}年${month}月${day}日`
  return `${hanDigits(Number(year))}年${chineseNumeral(Number(month))}月${chineseNumeral(Number(day))}日`
}
