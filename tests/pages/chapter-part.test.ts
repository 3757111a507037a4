import type { Element } from 'hast'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import type { DocumentChapter } from '../../scripts/html/document.ts'
import { chapterPart } from '../../scripts/pages/chapter-part.ts'
import { noteMark } from '../../scripts/pages/note-mark.ts'
import type { Geometry } from '../../scripts/pages/page.ts'

const horizontal = { writing: 'horizontal', area: { width: 378, height: 600 }, pitch: 25 } as Geometry
const vertical = { writing: 'vertical', area: { width: 400, height: 602 }, pitch: 25 } as Geometry
const chapter = (...children: Element[]): DocumentChapter => ({
  id: 'chapter-1',
  file: 'a.md',
  title: '章',
  matter: 'body',
  headings: [],
  section: h('section.chapter', children),
  notes: [{ id: 'note-1-1', number: 1, element: h('aside.note#note-1-1', [h('p', '注文')]) }],
})
const html = (element: Element, geometry = horizontal, folios = new Map<string, string>()) =>
  chapterPart(chapter(element), 0, geometry, folios, new Map()).html

test('list markers are text, counted from start', () => {
  const list = h('ol', { start: 3 }, [h('li', '甲'), h('li', [h('p', '乙')])])
  expect(html(list)).toContain('<li><span class="marker" data-generated="">3.</span>甲</li>')
  expect(html(list)).toContain('<p><span class="marker" data-generated="">4.</span>乙</p>')
  expect(html(list, vertical)).toContain('data-generated="">三、</span>')
})

test('a section break that closes its chapter is told from one between texts', () => {
  const broken = chapter(h('p', '甲'), h('hr.section-break'), h('p', '乙'), h('hr.section-break'))
  const part = chapterPart(broken, 0, horizontal, new Map(), new Map())
  expect([...part.html.matchAll(/class="(section-break[^"]*)"/g)].map(([, names]) => names)).toEqual([
    'section-break',
    'section-break closing',
  ])
})

test('notes get their mark, calls the same', () => {
  const part = chapterPart(
    chapter(h('p', [h('a.note-call', { href: '#note-1-1' }, '1')])),
    0,
    horizontal,
    new Map(),
    new Map(),
  )
  expect(part.html).toContain('>①</a>')
  expect(part.notes).toContain(
    '<p><a class="note-mark" href="#call-1-1" role="doc-backlink" data-generated="" data-note="note-1-1">①</a>注文</p>',
  )
})

test.each([
  [20, '⑳'],
  [21, '㉑'],
  [35, '㉟'],
  [36, '㊱'],
  [50, '㊿'],
  [51, '（51）'],
])('note %i has the mark %s', (number, mark) => {
  expect(noteMark(number)).toBe(mark)
})

test('page references print the folio that the layout found', () => {
  const reference = h('p', [h('a.page-reference', { href: '#tab' }, '0')])
  expect(html(reference)).toContain('>0</a>')
  expect(html(reference, horizontal, new Map([['tab', '27']]))).toContain('>27</a>')
})

test('a picture is reduced to the type area and stands in a box of whole lines', () => {
  const figure = h('figure.figure', [h('img', { width: 1000, height: 500 })])
  expect(html(figure)).toContain('<div class="picture" style="block-size:200px"><img width="378" height="189"></div>')
  const tall = h('figure.figure', [h('img', { width: 300, height: 3000 })])
  expect(html(tall)).toContain('height="450"')
  expect(html(figure, vertical)).toContain('width="300" height="150"')
})

test('a picture in a line keeps its shape and is no higher than the line', () => {
  const inLine = h('p', ['见', h('img', { width: 500, height: 250 }), '。'])
  expect(html(inLine)).toContain('<img width="50" height="25">')
  expect(html(inLine, vertical)).toContain('<img width="25" height="13">')
  expect(html(h('p', [h('img', { width: 9, height: 8 })]))).toContain('<img width="9" height="8">')
})

test('the chapter itself is not touched', () => {
  const source = chapter(h('ol', [h('li', '甲')]))
  const before = structuredClone(source)
  chapterPart(source, 0, horizontal, new Map(), new Map())
  expect(source).toEqual(before)
})

test('what announces a list stays with it, and with a second line where the first item is short', () => {
  const list = chapter(h('p', '如下：'), h('ul', [h('li', '甲'), h('li', '乙')]))
  const part = chapterPart(list, 0, horizontal, new Map(), new Map())
  expect(part.html).toContain('<p class="lead-in">如下：')
  expect(part.html.match(/<li class="lead-in">/g)).toHaveLength(1)
})

test('a long poem may break, a short one may not', () => {
  const verse = (lines: number) => h('div.verse', [h('p', Array.from({ length: lines }, () => [h('br'), '句']).flat())])
  expect(html(verse(7))).not.toContain('verse long')
  expect(html(verse(30))).toContain('verse long')
})

test('a poem of several stanzas may part between them, and in one that is long', () => {
  const stanza = (lines: number) =>
    h('p', Array.from({ length: lines }, (_, line) => [line ? h('br') : '', '句']).flat())
  expect(html(h('div.verse', [stanza(4)]))).toContain('class="verse"')
  expect(html(h('div.verse', [stanza(8), stanza(8)]))).toContain('class="verse stanzas"')
  expect(html(h('div.verse', [stanza(8), stanza(20)]))).toContain('class="verse long stanzas"')
})

test('a long table stays at its place, whatever its number', () => {
  const table = (rows: number) =>
    h('figure.table', { dataFloat: 'auto' }, [
      h(
        'table',
        Array.from({ length: rows }, () => h('tr', [h('td', '甲')])),
      ),
    ])
  expect(html(table(4))).toContain('data-float="auto"')
  expect(html(table(30))).not.toContain('data-float')
})
