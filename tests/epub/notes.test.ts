import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { placeNotes } from '../../scripts/epub/notes.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import { call, chapter, note } from './sample.ts'

function placed(...notes: Parameters<typeof chapter>[3] & {}) {
  const made = chapter(1, '章', [h('p', ['文', call(1, 1), '又', call(1, 1, 2), '末', call(1, 2)])], notes)
  const section = structuredClone(made.section)
  placeNotes(section, made)
  return toHtml(section)
}

test('calls and notes lead to each other', () => {
  const html = placed(note(1, 1, h('p', '甲')), note(1, 2, h('p', '乙')))
  expect(html).toMatch(/<a [^>]*id="call-1-2" href="#note-1-2" [^>]*epub:type="noteref"[^>]*>\[2\]<\/a>/)
  expect(html).toMatch(
    /<aside [^>]*id="note-1-2" [^>]*epub:type="footnote"[^>]*><p><a [^>]*href="#call-1-2" role="doc-backlink"/,
  )
})

test('a note that is called twice leads back to both calls', () => {
  const html = placed(note(1, 1, h('p', '甲')), note(1, 2, h('p', '乙')))
  const first = html.slice(html.indexOf('id="note-1-1"'), html.indexOf('id="note-1-2"'))
  expect([...first.matchAll(/href="(#call-[\d-]+)"/g)].map((match) => match[1])).toEqual(['#call-1-1', '#call-1-1-2'])
})

test('a note without paragraphs keeps its text beside its number', () => {
  expect(placed(note(1, 1, '只有文字'), note(1, 2, h('ul', [h('li', '列')])))).toMatch(/>\[1\]<\/a>只有文字/)
})

test('calls print the number that their note has in this edition', () => {
  const through = { ...note(1, 2, h('p', '乙')), number: 14 }
  const html = placed(note(1, 1, h('p', '甲')), through)
  expect(html.match(/>\[14\]<\/a>/g)).toHaveLength(2)
})

test('a chapter without notes has no place for them', () => {
  const plain = chapter(1, '章', [])
  placeNotes(plain.section, plain)
  expect(toHtml(plain.section)).not.toContain('notes')
})
