import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('notes are numbered in the order of their calls', () => {
  const { html, notes, document } = compose('甲[^x]乙[^y]\n\n[^y]: 二\n[^x]: 一')
  expect(html).toBe(
    '<p>甲<a class="note-call" id="call-1-1" href="#note-1-1" role="doc-noteref" data-generated="">1</a>' +
      '乙<a class="note-call" id="call-1-2" href="#note-1-2" role="doc-noteref" data-generated="">2</a></p>',
  )
  expect(notes).toEqual([
    '<aside class="note" id="note-1-1" role="doc-footnote"><p>一</p></aside>',
    '<aside class="note" id="note-1-2" role="doc-footnote"><p>二</p></aside>',
  ])
  expect(document.chapters[0]?.notes.map(({ id, number }) => [id, number])).toEqual([
    ['note-1-1', 1],
    ['note-1-2', 2],
  ])
  expect(document.chapters[0]?.notes[0]?.element.properties.dataSource).toBe('a.md:6:1')
})

test('each chapter counts from one', () => {
  const { document } = compose({ 'a.md': '# 甲\n\n文[^a]\n\n[^a]: 注', 'b.md': '# 乙\n\n文[^a]\n\n[^a]: 注' })
  expect(document.chapters.map(({ notes }) => notes.map(({ id }) => id))).toEqual([['note-1-1'], ['note-2-1']])
})

test('a note called twice keeps its number, and every call has an id of its own', () => {
  const { html, notes } = compose('甲[^x]乙[^x]\n\n[^x]: 一')
  expect(html).toContain('id="call-1-1" href="#note-1-1"')
  expect(html).toContain('id="call-1-1-2" href="#note-1-1"')
  expect(notes).toHaveLength(1)
})

test('a note may have several paragraphs and blocks', () => {
  expect(compose('甲[^x]\n\n[^x]: 一\n\n    二\n\n    - 三').notes).toEqual([
    '<aside class="note" id="note-1-1" role="doc-footnote"><p>一</p><p>二</p><ul>\n<li>三</li>\n</ul></aside>',
  ])
})

test('calls stand in headings, tables and captions; the text of the heading is without them', () => {
  const { notes, document, findings } = compose(
    '## 甲[^a]\n\n:::table[表[^b]]\n| 乙[^c] |\n|--|\n:::\n\n[^a]: 一\n[^b]: 二\n[^c]: 三',
  )
  expect(notes.map((note) => note.replace(/<[^>]*>/g, ''))).toEqual(['一', '二', '三'])
  expect(document.chapters[0]?.headings[1]?.text).toBe('甲')
  expect(findings).toEqual([])
})

test('a call without a note is an error at its place, unless escaped', () => {
  expect(compose('正文\n又[^缺]').findings).toEqual(['error html/note-undefined a.md:4:2'])
  expect(compose('正文\\[^缺]').findings).toEqual([])
})

test('a note without a call is a warning; written twice, or called from a note, an error', () => {
  expect(compose('文\n\n[^a]: 注').findings).toEqual(['warning html/note-unused a.md:5:1'])
  expect(compose('文[^a]\n\n[^a]: 注\n[^a]: 又').findings).toEqual(['error html/note-duplicate a.md:6:1'])
  expect(compose('文[^a][^b]\n\n[^a]: 注[^b]\n[^b]: 又').findings).toEqual(['error html/note-in-note a.md:5:8'])
})
