import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { PrintEdition } from '../config/book.ts'
import type { Document, DocumentChapter } from '../html/document.ts'
import { hasClass } from '../html/elements.ts'
import { prepareText } from '../html/print/prepare.ts'
import { wordsOf } from '../html/words.ts'
import { themeOf } from './theme.ts'

/** 附件1, 附件2 by the id of the chapter; one that is alone has no number. */
export function attachmentLabels({ book, chapters }: Pick<Document, 'book' | 'chapters'>): Map<string, string> {
  const word = wordsOf(book.language).attachment
  const attached = attachmentsOf(chapters)
  return new Map(attached.map(({ id }, index) => [id, attached.length === 1 ? word : `${word}${index + 1}`]))
}

/**
 * Papers name their attachments where the text ends, above the sign-off, and each attachment says at its top what it is
 * (GB/T 9704-2012, 7.3.4 附件说明 and 7.3.8 附件). In other themes they are chapters like others. A new tree, the same conserved text.
 */
export function announceAttachments(document: Document, edition: PrintEdition): Document {
  const labels = attachmentLabels(document)
  if (!themeOf(edition).attachments || labels.size === 0) return document
  const last = document.chapters.findLastIndex(({ matter }) => matter === 'body')
  const chapters = document.chapters.map((chapter, index) => {
    const label = labels.get(chapter.id)
    if (index === last) return withSection(chapter, beforeSignature(chapter.section, noteOf(document, edition)))
    if (label === undefined) return chapter
    const line = h('p.attachment-label', { dataGenerated: '' }, prepareText(label, edition))
    return withSection(chapter, [line, ...chapter.section.children])
  })
  return { ...document, chapters }
}

/** 附件：1. 甲 — every name on a line of its own, without a mark behind it. */
function noteOf({ book, chapters }: Document, edition: PrintEdition): Element {
  const attached = attachmentsOf(chapters)
  const numbered = attached.length > 1
  return h(
    `div.attachments${numbered ? '.numbered' : ''}`,
    { dataGenerated: '' },
    attached.map(({ id, title }, index) =>
      h(index === 0 ? 'p.first' : 'p', [
        ...(index === 0
          ? [h('span.attachments-word', prepareText(`${wordsOf(book.language).attachment}：`, edition))]
          : []),
        ...(numbered ? [h('span.attachments-number', `${index + 1}.`)] : []),
        h('a', { href: `#${id}` }, prepareText(title, edition)),
      ]),
    ),
  )
}

/** The sign-off is the last thing below a text; what is announced stands above it. */
function beforeSignature(section: Element, note: Element): ElementContent[] {
  const end = section.children.findLastIndex((node) => node.type === 'element')
  const last = section.children[end]
  const at = last && hasClass(last, 'signature') ? end : section.children.length
  return section.children.toSpliced(at, 0, note)
}

function withSection(chapter: DocumentChapter, children: ElementContent[]): DocumentChapter {
  return { ...chapter, section: { ...chapter.section, children } }
}

function attachmentsOf(chapters: readonly DocumentChapter[]): DocumentChapter[] {
  return chapters.filter(({ matter }) => matter === 'attachment')
}
