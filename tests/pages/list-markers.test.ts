import type { Element } from 'hast'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { toHtml } from '../../scripts/html/serialize.ts'
import { addListMarkers } from '../../scripts/pages/list-markers.ts'

const nested = () =>
  h('section', [
    h('ol', [h('li', ['甲', h('ol', [h('li', ['乙', h('ul', [h('li', ['丙', h('ol', [h('li', '丁')])])])])])])]),
  ])
const markers = (vertical: boolean) => {
  const tree = nested()
  addListMarkers(tree, vertical)
  return [...toHtml(tree).matchAll(/<span class="marker[^>]*>([^<]*)</g)].map((match) => match[1])
}

test('each level has a form of its own', () => {
  expect(markers(false)).toEqual(['1.', '（1）', '●', '1.'])
  expect(markers(true)).toEqual(['一、', '（一）', '●', '一、'])
})

const listOf = (items: number, start = 1) =>
  h(
    'ol',
    { start },
    Array.from({ length: items }, () => h('li', '甲')),
  )

test('a list makes room for the widest of its numbers', () => {
  const room = (list: ReturnType<typeof h>, vertical: boolean) => {
    addListMarkers(h('section', [list]), vertical)
    return (list as Element).properties.style
  }
  expect(room(listOf(9), false)).toBeUndefined()
  expect(room(listOf(12), false)).toBe('--number:2')
  expect(room(listOf(3, 998), false)).toBe('--number:4')
  expect(room(listOf(10), true)).toBeUndefined()
  expect(room(listOf(11), true)).toBe('--number:2')
  expect(room(listOf(23), true)).toBe('--number:2')
})

test('the second level has brackets, and keeps its classes', () => {
  const list = h('ol.contains-task-list', [h('li', '甲')])
  addListMarkers(h('section', [h('ul', [h('li', [list])])]), false)
  expect((list as Element).properties.className).toEqual(['contains-task-list', 'bracketed'])
})

test('a list in a quotation in a list is one level deeper', () => {
  const tree = h('section', [h('ul', [h('li', [h('blockquote', [h('ul', [h('li', '甲')])])])])])
  addListMarkers(tree, false)
  expect(toHtml(tree)).toContain('○')
})

test('the box of a task is its marker', () => {
  const tree = h('section', [h('ul', [h('li', [h('span.task', { dataGenerated: '' }, '□'), ' 甲'])])])
  addListMarkers(tree, false)
  expect(toHtml(tree)).toContain('<li><span class="task marker" data-generated="">□</span>甲</li>')
})
