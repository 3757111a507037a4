import { h } from 'hastscript'
import { prepareText } from '../../html/print/prepare.ts'
import { toHtml } from '../../html/serialize.ts'
import { wordsOf } from '../../html/words.ts'
import type { Part } from '../part.ts'
import { titleBySense } from '../title-breaks.ts'
import { creatorGroups, creatorLine } from './creators.ts'
import { hanMonth } from './dates.ts'
import type { FrontRequest } from './request.ts'

/** 扉页: series, title, subtitle, creators; publisher and month at the foot. */
export function titlePart({ document: { book }, edition }: FrontRequest): Part {
  const text = (value: string) => prepareText(value, edition)
  const { series } = book
  const page = h('section.title-page', { dataGenerated: '' }, [
    h('div.title-block', [
      ...(series ? [h('p.series', text(wordsOf(book.language).inSeries(series.name, series.number)))] : []),
      h('p.title', titleBySense(book.title, edition)),
      ...(book.subtitle ? [h('p.subtitle', titleBySense(book.subtitle, edition))] : []),
    ]),
    h(
      'div.creators',
      creatorGroups(book).map((group) => h('p', text(creatorLine(group)))),
    ),
    h('div.imprint', [
      ...(book.publisher ? [h('p.publisher', text(book.publisher))] : []),
      h('p.month', text(hanMonth(book.date))),
    ]),
  ])
  return { kind: 'title', html: toHtml(page), notes: '', recto: true }
}
