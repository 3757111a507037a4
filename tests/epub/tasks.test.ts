import type { Element } from 'hast'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { takeTaskBoxes } from '../../scripts/epub/tasks.ts'

const box = () => h('span.task', '□')

const classes = (elements: Element[]) => elements.map(({ properties }) => properties.className)

test('a task has its box for a bullet, in a paragraph too, as in a list with blank lines', () => {
  const boxes = [box(), box()] as const
  const items = [h('li', [boxes[0], ' 事']), h('li', ['\n', h('p', [boxes[1], ' 事']), '\n'])]
  takeTaskBoxes(h('section', [h('ul', items)]))
  expect(classes(items)).toEqual([['task-item'], ['task-item']])
  expect(classes([...boxes])).toEqual([
    ['task', 'marker'],
    ['task', 'marker'],
  ])
})

test('others have not: without a box, with that of an inner list, numbered', () => {
  const inner = h('li', [box(), ' 小事'])
  const items = [h('li', '事'), h('li', [h('p', '大事'), h('ul', [inner])]), h('li', [h('strong', '要'), box()])]
  const numbered = h('li', [box(), ' 第一件'])
  takeTaskBoxes(h('section', [h('ul', items), h('ol', [numbered])]))
  expect(classes([...items, numbered])).toEqual(Array(4).fill(undefined))
  expect(classes([inner])).toEqual([['task-item']])
})
