import { expect, test } from 'vitest'
import { treat, treatVertical } from './treat.ts'

test('every character of a book title carries a piece of the wave, and none of a proper name', () => {
  expect(treat('<cite class="book-title">求是</cite>')).toBe(
    '<cite class="book-title"><wave>求</wave><wave>是</wave></cite>',
  )
  expect(treat('<u class="proper-name">焦裕禄</u>')).not.toContain('wave')
})

test('upright digits are one piece, the digits of a year one each', () => {
  const html = treatVertical('<cite class="book-title">第12册2026年</cite>')
  expect(html).toContain('<wave><tcy>12</tcy></wave>')
  expect(html).toContain('<wave><han-number>二</han-number></wave><wave><han-number>〇</han-number></wave>')
})
