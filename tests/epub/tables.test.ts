import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { scrollTables } from '../../scripts/epub/tables.ts'
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
