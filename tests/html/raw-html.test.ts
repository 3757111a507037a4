import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { rawHtml } from '../../scripts/html/raw-html.ts'
import { toHtml } from '../../scripts/html/serialize.ts'

const parsed = (...children: (Element | string)[]) => rawHtml()(h(null, children) as Root, new VFile())

test('what Markdown makes is kept, its parted texts joined', () => {
  const list = h('ul', ['\n', h('li', ['一', '二', h('em', '三')]), '\n'])
  const tree = parsed(
    h('p', ['前', h('a', { href: '#x' }, '链'), '\n']),
    list,
    h('table', h('tbody', h('tr', h('td')))),
  )
  expect(toHtml(tree)).toBe(
    '<p>前<a href="#x">链</a>\n</p><ul>\n<li>一二<em>三</em></li>\n</ul><table><tbody><tr><td></td></tr></tbody></table>',
  )
  expect((list.children[1] as Element).children).toHaveLength(2)
})

test('HTML of the author becomes elements', () => {
  const raw = { type: 'raw', value: '<mark>要紧</mark>' } as unknown as Element
  expect(toHtml(parsed(h('p', [raw])))).toBe('<p><mark>要紧</mark></p>')
})

test.each([
  ['a link in a link', h('p', h('a', { href: '#x' }, ['甲', h('a', { href: '#y' }, '乙')]))],
  ['a block in a paragraph', h('p', ['甲', h('div', '乙')])],
  ['text in a table', h('table', [h('tbody', [h('tr', [h('td', '甲')]), '乙'])])],
])('%s is put right by the parser', (_, element) => {
  const before = toHtml(element)
  expect(toHtml(parsed(element))).not.toBe(before)
})
