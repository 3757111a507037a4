import { h } from 'hastscript'
import type { PrintEdition } from '../../config/book.ts'
import type { Document } from '../../html/document.ts'
import { prepareText } from '../../html/print/prepare.ts'
import { toHtml } from '../../html/serialize.ts'
import { wordsOf } from '../../html/words.ts'
import type { Part } from '../part.ts'
import { titleBySense } from '../title-breaks.ts'
import { creatorGroups, creatorLine } from './creators.ts'

/** Names on a cover, of one role; the title page has them all. */
const MOST_NAMES = 3

/**
 * 封面: title, subtitle, creators and publisher in the double frame of a Chinese page 文武框. A page of its own, whose type area is
 * the trim size without an even margin (styles/page.css), so that it may also be shown alone.
 */
export function coverPart({
  document: { book },
  edition,
}: {
  document: Pick<Document, 'book'>
  edition: PrintEdition
}): Part {
  const text = (value: string) => prepareText(value, edition)
  const groups = creatorGroups(book).map(({ names, ...group }) => ({
    ...group,
    names:
      names.length > MOST_NAMES
        ? [...names.slice(0, MOST_NAMES - 1), `${names[MOST_NAMES - 1]}　${wordsOf(book.language).andOthers}`]
        : names,
  }))
  const page = h('section.cover-page', { dataGenerated: '' }, [
    h('div.cover-title', [
      h('p.title', { style: `--characters:${[...book.title].length}` }, titleBySense(book.title, edition)),
      ...(book.subtitle ? [h('div.fishtail'), h('p.subtitle', titleBySense(book.subtitle, edition))] : []),
    ]),
    h('div.cover-foot', [
      ...groups.map((group) => h('p.creators', text(creatorLine(group)))),
      ...(book.publisher ? [h('p.publisher', text(book.publisher))] : []),
    ]),
  ])
  return { kind: 'cover', html: toHtml(page), notes: '', recto: true }
}
