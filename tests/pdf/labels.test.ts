import { describe, expect, test } from 'vitest'
import { folioLabel, labelPages, pageLabels } from '../../scripts/pdf/labels.ts'

const labels = (...folios: string[]) =>
  labelPages(folios.map((folio) => ({ folio }))).map(({ style, value }) => `${style} ${value}`)

describe('labels', () => {
  test('say the printed folio', () => {
    expect(labels('1', '2', '3')).toEqual(['arabic 1', 'arabic 2', 'arabic 3'])
  })

  test('count what stands before page 1 in roman numerals', () => {
    expect(labels('', '', '1', '2')).toEqual(['roman 1', 'roman 2', 'arabic 1', 'arabic 2'])
  })

  test('give pages that print no folio the number of their place', () => {
    expect(labels('', '2', '', '4', '')).toEqual(['arabic 1', 'arabic 2', 'arabic 3', 'arabic 4', 'arabic 5'])
    expect(labels('', '', '', '2')).toEqual(['roman 1', 'roman 2', 'arabic 1', 'arabic 2'])
  })

  test('follow printed roman numerals and a count that begins anew', () => {
    expect(labels('i', 'ii', '1', '2', '1')).toEqual(['roman 1', 'roman 2', 'arabic 1', 'arabic 2', 'arabic 1'])
  })

  test('are roman throughout where nothing is printed', () => {
    expect(labels('', '')).toEqual(['roman 1', 'roman 2'])
  })
})

test('the number tree has an entry where the counting begins anew', () => {
  const pages = ['', '', '1', '', '3', '1'].map((folio) => ({ folio }))
  expect(pageLabels(pages).Nums).toEqual([0, { S: 'r', St: 1 }, 2, { S: 'D', St: 1 }, 5, { S: 'D', St: 1 }])
})

test.each([
  ['12', 12],
  ['一二', 12],
  ['一〇二', 102],
  ['十', 10],
  ['二十', 20],
  ['一百零二', 102],
  ['一千二百三十四', 1234],
  ['xiv', 14],
])('%s is %i', (folio, value) => {
  expect(folioLabel(folio)?.value).toBe(value)
})

test('words are no folio', () => {
  expect(folioLabel('第三讲')).toBeUndefined()
  expect(folioLabel('')).toBeUndefined()
})
