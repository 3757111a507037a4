import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import type { Matter, PrintEdition } from '../../scripts/config/book.ts'
import type { Document } from '../../scripts/html/document.ts'
import { hasClass } from '../../scripts/html/elements.ts'
import { announceAttachments } from '../../scripts/pages/attachments.ts'
import { BOOKLET } from '../support/layouter.ts'

const PAPERS: PrintEdition = { ...BOOKLET, theme: 'handout' }
const chapter = (id: string, title: string, matter: Matter, ...more: ReturnType<typeof h>[]) => ({
  id,
  title,
  matter,
  section: h('section.chapter', [h('h1', title), h('p', '正文。'), ...more]),
})
const papers = (...attached: string[]) =>
  ({
    book: { language: 'zh-Hans' },
    chapters: [
      chapter('chapter-1', '通知', 'body', h('div.signature', [h('p', '某局')])),
      ...attached.map((title, index) => chapter(`chapter-${index + 2}`, title, 'attachment')),
      chapter('chapter-9', '后记', 'back'),
    ],
  }) as unknown as Document
const told = (document: Document, edition = PAPERS) =>
  announceAttachments(document, edition).chapters.map(({ section }) =>
    section.children.map((node) => textOf(node as never)),
  )

test('papers name their attachments between text and sign-off, and each says at its top which it is', () => {
  expect(told(papers('清单', '办法'))).toEqual([
    ['通知', '正文。', '附件：1.清单2.办法', '某局'],
    ['附件1', '清单', '正文。'],
    ['附件2', '办法', '正文。'],
    ['后记', '正文。'],
  ])
})

test('the first line of the note begins with its word: it is told, and no other', () => {
  const [text] = announceAttachments(papers('清单', '办法', '名册'), PAPERS).chapters
  const note = text?.section.children.find((node) => node.type === 'element' && hasClass(node, 'attachments'))
  const lines = note?.type === 'element' ? note.children : []
  expect(lines.map((line) => line.type === 'element' && hasClass(line, 'first'))).toEqual([true, false, false])
})

test('one attachment alone has no number', () => {
  expect(told(papers('清单')).slice(0, 2)).toEqual([
    ['通知', '正文。', '附件：清单', '某局'],
    ['附件', '清单', '正文。'],
  ])
})

test('a booklet has them as chapters, and papers without any are as they were', () => {
  const document = papers('清单')
  expect(announceAttachments(document, BOOKLET)).toBe(document)
  const none = papers()
  expect(announceAttachments(none, PAPERS)).toBe(none)
})
