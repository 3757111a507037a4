import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { nameHeads, scrollTables } from '../../scripts/epub/tables.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import { wordsOf } from '../../scripts/html/words.ts'

function scrolled(cells: string[], { classes = ['table'], caption = '' } = {}): string {
  const table = h('table', [
    h(
      'tr',
      cells.map((cell) => h('td', cell)),
    ),
  ])
  const figure = h('figure', { className: classes }, [...(caption ? [h('figcaption', caption)] : []), table])
  const section = h('section', [figure])
  scrollTables(section, wordsOf('zh-Hans'))
  return toHtml(section)
}

test('a table that a phone has room for stays as it is', () => {
  expect(scrolled(['甲', '乙', '丙'])).not.toContain('table-scroll')
  expect(scrolled(['一段很长很长的话可以转行', '又一段很长很长的话'])).not.toContain('table-scroll')
})

test('a wide one is scrolled in a box that has a name and that the keyboard reaches', () => {
  const html = scrolled(['收入情况', '收入情况', '收入情况', '收入情况', '收入情况'], { caption: '表 1　收支' })
  expect(html).toContain('<div class="table-scroll" role="group" aria-label="表 1　收支" tabindex="0"><table>')
})

test('so is a turned one, by the word for a table where it has no caption', () => {
  expect(scrolled(['甲'], { classes: ['table', 'turned'] })).toContain('aria-label="表" tabindex="0"')
})

test('its name has neither note calls nor readings, and a blank behind its number', () => {
  const caption = h('figcaption', [
    h('span', { className: ['caption-number'] }, '表 1'),
    '收',
    h('ruby', ['支', h('rt', 'zhī')]),
    h('a', { className: ['note-call'] }, '[1]'),
  ])
  const section = h('section', [h('figure', { className: ['table', 'turned'] }, [caption, h('table')])])
  scrollTables(section, wordsOf('zh-Hans'))
  expect(toHtml(section)).toContain('aria-label="表 1　收支"')
})

test('head cells head their column, beside data their row; an empty one heads nothing', () => {
  const section = h('section', [
    h('table', [
      h('thead', [h('tr', [h('th'), h('th', '数'), h('td')])]),
      h('tbody', [h('tr', [h('th', '甲'), h('td', '1')]), h('tr', [h('th', '乙')])]),
    ]),
  ])
  nameHeads(section)
  expect(toHtml(section)).toBe(
    '<section><table><thead><tr><th></th><th scope="col">数</th><td></td></tr></thead>' +
      '<tbody><tr><th scope="row">甲</th><td>1</td></tr><tr><th scope="col">乙</th></tr></tbody></table></section>',
  )
})
