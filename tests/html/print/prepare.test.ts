import { expect, test } from 'vitest'
import { prepareForPrint, prepareText } from '../../../scripts/html/print/prepare.ts'
import { documentOf, horizontal, short, treat, vertical } from './treat.ts'

test('the document that comes in is not changed', () => {
  const document = documentOf('<p>甲，2026年 <em class="dots">乙</em></p>')
  const before = structuredClone(document)
  prepareForPrint(document, vertical)
  expect(document).toEqual(before)
})

test('code and preformatted text are left alone, but for the lines of code', () => {
  expect(treat('<code>甲，乙</code>')).toBe('<code>甲，乙</code>')
  const pre = (inside: string) => `<pre><code>${inside}</code></pre>`
  const document = documentOf(pre('甲，2026年\n'))
  expect(short(prepareForPrint(document, vertical).chapters[0]?.section.children ?? [])).toBe(
    pre('<code-line>甲，2026年\n</code-line>'),
  )
})

test('every block is a line of its own: marks at its borders have no air', () => {
  expect(treat('甲，<ul><li>“乙”<ul><li>丙。</li></ul></li></ul>')).not.toContain('_')
})

test('notes are treated like the text', () => {
  const document = documentOf('<p>甲</p>')
  const [chapter] = document.chapters
  chapter?.notes.push({
    id: 'note-1-1',
    number: 1,
    element: { type: 'element', tagName: 'aside', properties: {}, children: [{ type: 'text', value: '甲，乙' }] },
  })
  expect(short(prepareForPrint(document, horizontal).chapters[0]?.notes[0]?.element.children ?? [])).toBe('甲，_乙')
})

test('a plain string has the same treatment', () => {
  expect(short(prepareText('甲，2026年', vertical))).toBe('甲，_[<han-number>二〇二六</han-number>年]')
})

test('a folio that the layout fills in later is not touched', () => {
  const link = '<a class="page-reference" href="#a" data-generated="">0</a>'
  expect(treat(`见第 ${link} 页`, vertical)).toBe(`见[第${link}页]`)
})

test('a caption number shares nothing with the caption behind it', () => {
  const number = (text: string) => `<span class="caption-number" data-generated="">${text}</span>`
  expect(treat(`${number('图 1')}老街`)).toBe('<caption-number>[图1]</caption-number>老街')
})
