import type { Element } from 'hast'
import { h, s } from 'hastscript'
import { prepareText } from '../../html/print/prepare.ts'
import { toHtml } from '../../html/serialize.ts'
import { wordsOf } from '../../html/words.ts'
import { attachmentLabels } from '../attachments.ts'
import { folioText } from '../folio-text.ts'
import { INDEX_ID } from '../index-part.ts'
import type { Part } from '../part.ts'
import { breakBySense } from '../title-breaks.ts'
import type { FrontRequest } from './request.ts'

/** 目录 with leaders and page numbers. */
export function contentsPart(request: FrontRequest): Part {
  const page = h('section.contents', { dataGenerated: '', role: 'doc-toc' }, [
    h('h1', wordsOf(request.document.book.language).contents),
    contentsLines(request, 2),
  ])
  return { kind: 'contents', html: toHtml(page), notes: '', recto: true }
}

/**
 * A line for every heading down to level `deepest`. Folios stand in a column as wide as the widest of them, so that all leaders end
 * together, and their dots stand below each other.
 */
export function contentsLines({ document, edition, folios, indexed }: FrontRequest, deepest: number): Element {
  const { writing } = edition
  const labels = edition.theme === 'handout' ? attachmentLabels(document) : new Map<string, string>()
  const headings = document.chapters.flatMap(({ id, headings }) =>
    headings
      .filter(({ level }) => level <= deepest)
      .map((heading) => ({
        ...heading,
        text: `${heading.level === 1 && labels.has(id) ? `${labels.get(id)}　` : ''}${heading.number}${heading.text}`,
      })),
  )
  const index = { id: INDEX_ID, level: 1, text: wordsOf(document.book.language).index }
  const lines = [...headings, ...(indexed ? [index] : [])].map(({ id, level, text }) => ({
    href: `#${id}`,
    level,
    text: breakBySense(prepareText(text, edition), CLAUSE),
    folio: folios.get(id) ?? '0',
  }))
  // Upright figures share one square of a vertical line.
  const places = (folio: string) => (writing === 'vertical' && /^[0-9a-z]/i.test(folio) ? 1 : [...folio].length)
  const widest = Math.max(1, ...lines.map(({ folio }) => places(folio)))
  const isFlat = lines.every(({ level }) => level === 1)
  return h(
    isFlat ? 'div.contents-lines.flat' : 'div.contents-lines',
    { style: `--places:${widest}` },
    lines.map(({ href, level, text, folio }, index) =>
      h(`p.contents-line.level-${level}${index > 0 && index === lines.length - 1 ? '.last' : ''}`, [
        h('a', { href }, [
          h('span.contents-text', text),
          h('span.leader', [leader(writing === 'vertical')]),
          h('span.contents-folio', [folioText(folio, writing)]),
        ]),
      ]),
    ),
  )
}

/** A clause of so many characters stays whole when its title takes two lines. */
const CLAUSE = 8

/** A dotted line drawn from the folio backwards, so that the dots of all lines stand in one raster whatever precedes them. */
function leader(vertical: boolean): Element {
  const line = vertical ? { x1: '50%', x2: '50%', y1: '100%', y2: '0' } : { x1: '100%', x2: '0', y1: '50%', y2: '50%' }
  return s('svg', { ariaHidden: 'true' }, [s('line', line)])
}
