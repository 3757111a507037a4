import { expect, test } from 'vitest'
import { prepareForPrint } from '../../../scripts/html/print/prepare.ts'
import { documentOf, short, vertical } from './treat.ts'

/** The cells of a table's body after the treatment, row by row. */
function cellsOf(heads: string[], rows: string[][], options = {}): string[][] {
  const line = (tag: string, cells: string[]) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  const body = rows.map((row) => line('td', row)).join('')
  const html = `<figure><table><thead>${line('th', heads)}</thead><tbody>${body}</tbody></table></figure>`
  const { chapters } = prepareForPrint(documentOf(html), { ...vertical, ...options })
  const text = short(chapters[0]?.section.children ?? [])
  return [...text.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/g)].map(([, cell = '']) => cell),
  )
}

test('a column of short numbers stands upright', () => {
  expect(cellsOf(['数'], [['12'], ['7'], ['100人']])).toEqual([
    ['数'],
    ['<tcy>12</tcy>'],
    ['<tcy>7</tcy>'],
    ['[<tcy>100</tcy>人]'],
  ])
})

test.each(['1234', '3.5', '50%', '1—5', '12 kg'])(
  '%s lays its whole column on its side, and numbers beside it',
  (long) => {
    const [, first, second] = cellsOf(
      ['数', '别的', '事', '年龄'],
      [
        ['12', '12', '一事', '12'],
        [long, '7', '又一事', '7'],
      ],
    )
    expect(first).toEqual(['12', '12', '一事', '<tcy>12</tcy>'])
    expect(second?.join()).not.toContain(`<tcy>${long}`)
  },
)

test('a text with a number in it follows the text, not the column', () => {
  const [, , second] = cellsOf(['数'], [['1234'], ['其中第12条另计']])
  expect(second?.[0]).toContain('<tcy>12</tcy>')
})

test('four digits under a head that says 年 are years, and so is a row of such heads', () => {
  const year = '<han-number>二〇二四</han-number>'
  expect(cellsOf(['年份'], [['2024']])[1]).toEqual([year])
  expect(cellsOf(['年份'], [['2024']], { years: 'arabic' })[1]).toEqual(['2024'])
  expect(cellsOf(['', '2024', '2024'], [])[0]).toEqual(['', year, year])
  expect(cellsOf(['数'], [['2024']])[1]).toEqual(['2024'])
})

test('spanning cells move the columns after them', () => {
  const html =
    '<table><tbody><tr><td rowspan="2">甲</td><td>12</td><td>乙</td><td>7</td></tr><tr><td>1234</td><td>丙</td><td>8</td></tr></tbody></table>'
  const text = short(prepareForPrint(documentOf(html), vertical).chapters[0]?.section.children ?? [])
  expect(text).toContain('<td>12</td><td>乙</td><td><tcy>7</tcy></td>')
})

test('a turned table stands horizontally in a vertical book', () => {
  const html = '<figure class="table turned"><table><tbody><tr><td>12个，2026年</td></tr></tbody></table></figure>'
  const text = short(prepareForPrint(documentOf(html), vertical).chapters[0]?.section.children ?? [])
  expect(text).not.toMatch(/tcy|han-number/)
})
