import type { Element } from 'hast'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { toHtml } from '../../scripts/html/serialize.ts'
import { sizeTable } from '../../scripts/pages/table-look.ts'

const row = (tag: string, cells: string[], classes: string[] = []) =>
  h(
    'tr',
    cells.map((cell, index) => h(tag, { className: classes[index] ? [classes[index]] : [] }, cell)),
  )

/** The classes of the cells, row by row. */
function classesOf(heads: string[], rows: string[][], aligned: string[] = []): string[][] {
  const body = rows.map((cells) => row('td', cells, aligned))
  const figure = h('figure.table', [h('table', [h('thead', [row('th', heads, aligned)]), h('tbody', body)])])
  sizeTable(figure)
  return [...toHtml(figure as Element).matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, cells = '']) =>
    [...cells.matchAll(/<t[hd](?: class="([^"]*)")?>/g)].map(([, names = '']) => names),
  )
}

test('numbers stand one digit below the other, under a head at the same edge; equally long ones in the middle', () => {
  const [head, first] = classesOf(
    ['数', '年'],
    [
      ['7', '1882'],
      ['1,234.5', '1883'],
    ],
  )
  expect(head).toEqual(['align-right', ''])
  expect(first).toEqual(['number align-right', 'number align-center'])
})

test('short words stand in the middle of their column; texts at its start, and so does their head', () => {
  const [head, first] = classesOf(
    ['乡', '事'],
    [
      ['东乡', '平粜三月'],
      ['西乡', '大水，八月开仓'],
    ],
  )
  expect(head).toEqual(['', 'align-left'])
  expect(first).toEqual(['by-sense short word align-center', 'by-sense short word'])
})

test.each([
  ['2019年6月4日', '2020年11月20日', true],
  ['二〇一九年六月四日', '二〇二〇年十一月二十日', true],
  ['2019-06-04', '2020-11-20', true],
  ['2019年6月', '2020年11月20日', false],
  ['2019年6月4日', '次年的11月20日', false],
])('dates that are written alike stand in the middle: %s, %s', (one, other, alike) => {
  const [head, first] = classesOf(['日期'], [[one], [other]])
  expect(head?.[0]).toBe(alike ? '' : 'align-left')
  expect(first?.[0]?.includes('align-center')).toBe(alike)
})

test('what the author says of a column is left as it is', () => {
  const [head, first] = classesOf(['数'], [['7'], ['12']], ['align-left'])
  expect([head, first]).toEqual([['align-left'], ['align-left number']])
})
