import { h } from 'hastscript'
import { printedIsbn } from '../../config/isbn.ts'
import { prepareText } from '../../html/print/prepare.ts'
import { toHtml } from '../../html/serialize.ts'
import { wordsOf } from '../../html/words.ts'
import type { Part } from '../part.ts'
import { creatorGroups } from './creators.ts'
import { chineseDate } from './dates.ts'
import type { FrontRequest } from './request.ts'

/** 版权页, on the back of the title page: what the book is called, who made it, when, in what size, under what number and rights. */
export function colophonPart({ document: { book }, edition, trim }: FrontRequest): Part {
  const text = (value: string) => prepareText(value, edition)
  const { labels, inSeries } = wordsOf(book.language)
  // Figures of up to three digits stand upright in a vertical line, and then mm would lie beside them.
  const unit = edition.writing === 'vertical' ? labels.millimetre : 'mm'
  const isbn = printedIsbn(book.identifier)
  const rows: [label: string, value: string][] = [
    [labels.title, book.subtitle ? `${book.title}——${book.subtitle}` : book.title],
    ...(book.series ? [[labels.series, inSeries(book.series.name, book.series.number)] as [string, string]] : []),
    ...creatorGroups(book).map(({ names, label }): [string, string] => [label, names.join('　')]),
    ...(book.publisher ? [[labels.publisher, book.publisher] as [string, string]] : []),
    [labels.date, chineseDate(book.date, edition)],
    [labels.trim, `${trim.width}${unit}×${trim.height}${unit}`],
    isbn ? [labels.isbn, isbn] : [labels.identifier, book.identifier],
    ...(book.price ? [[labels.price, book.price] as [string, string]] : []),
  ]
  const page = h('section.colophon-page', { dataGenerated: '' }, [
    h(
      'div.colophon-rows',
      rows.map(([label, value]) => h('p.colophon-row', [h('span.label', label), h('span.value', text(value))])),
    ),
    ...(book.rights ? [h('p.rights', text(book.rights))] : []),
  ])
  return { kind: 'colophon', html: toHtml(page), notes: '', recto: false }
}
