import { h } from 'hastscript'
import type { Document } from '../../html/document.ts'
import { prepareText } from '../../html/print/prepare.ts'
import { toHtml } from '../../html/serialize.ts'
import { wordsOf } from '../../html/words.ts'
import type { Part } from '../part.ts'
import { titleBySense } from '../title-breaks.ts'
import { contentsLines } from './contents.ts'
import { creatorGroups, creatorLine } from './creators.ts'
import { chineseDate } from './dates.ts'
import type { FrontRequest } from './request.ts'

/** A single paper of no meeting, named as the book is, begins with its text: a page before it would say its title twice. */
export function isSinglePaper({ book, chapters }: Pick<Document, 'book' | 'chapters'>): boolean {
  const [paper, ...others] = chapters.filter(({ matter }) => matter !== 'attachment')
  return book.meeting === undefined && others.length === 0 && paper?.title === book.title
}

/** What style sheets know a first page by whose first line is left for the number of the copy. */
export const NUMBERED = 'numbered-copy'

/**
 * The first page of meeting papers: above a rule what paper it is, what becomes of it and whose meeting; below it the title with
 * its authors and date, and what lies behind it. The parts stand as GB/T 9704-2012 has them (7.2 版头, 7.3.1 标题).
 */
export function meetingPart(request: FrontRequest): Part {
  const { document, edition } = request
  const { book } = document
  const { meeting } = book
  const words = wordsOf(book.language)
  const text = (value: string) => prepareText(value, edition)
  const chapters = document.chapters.filter(({ headings }) => headings.length > 0)
  const page = h(`section.meeting${edition.copyNumber ? `.${NUMBERED}` : ''}`, { dataGenerated: '' }, [
    ...(meeting
      ? [
          h('div.meeting-head', [
            h('p.meeting-marks', [
              h('span.meeting-item', text(meeting.item ?? words.meetingPaper)),
              ...(meeting.notice ? [h('span.meeting-notice', text(meeting.notice))] : []),
            ]),
            h('p.meeting-name', titleBySense(meeting.name, edition)),
          ]),
        ]
      : []),
    h('p.title', titleBySense(book.title, edition)),
    ...(book.subtitle ? [h('p.subtitle', titleBySense(book.subtitle, edition))] : []),
    ...creatorGroups(book).map((group) => h('p.meeting-line', text(creatorLine(group)))),
    h('p.meeting-line', text(meeting?.date ?? chineseDate(book.date, edition))),
    // One paper needs no list.
    ...(chapters.length > 1 || request.indexed
      ? [h('div.contents', [h('p.contents-title', words.contents), contentsLines(request, 1)])]
      : []),
  ])
  return { kind: 'contents', html: toHtml(page), notes: '', recto: true }
}
