import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { partClauses } from '../../scripts/epub/clauses.ts'

const number = () => h('span', { className: ['heading-number'], dataGenerated: '' }, '三、')

function parted(heading: Element): string[] {
  partClauses(h('section', [heading]))
  return heading.children.map((child) => textOf(child as Element))
}

test.each([
  [
    'after a colon and a comma, the number with the first',
    h('h2', [number(), '潜与显：埋在地下的，也要有人记得']),
    ['三、潜与显：', '埋在地下的，', '也要有人记得'],
  ],
  ['a closing quote stays with its mark', h('h2', '他说：“不干。”然后呢？！'), ['他说：', '“不干。”', '然后呢？！']],
  ['after a dash, not within it', h('h1', '政绩观——三篇'), ['政绩观——', '三篇']],
  ['nothing to part', h('h2', [number(), '结语']), ['三、', '结语']],
  ['markup is left alone', h('h2', ['甲，', h('em', '乙'), '，丙']), ['甲，', '乙', '，丙']],
])('%s', (_, heading, expected) => {
  expect(parted(heading)).toEqual(expected)
})
