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

test('short words stand in the middle of their column, texts at its start', () => {
  const [, first] = classesOf(
    ['乡', '事'],
    [
      ['东乡', '平粜三月'],
      ['西乡', '大水，八月开仓'],
    ],
  )
  expect(first).toEqual(['by-sense short align-center', 'by-sense short'])
})

test('what the author says of a column is left as it is', () => {
  const [head, first] = classesOf(['数'], [['7'], ['12']], ['align-left'])
  expect([head, first]).toEqual([['align-left'], ['align-left number']])
})
