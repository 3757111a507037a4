import { expect, test } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { fitHead, headText } from '../../scripts/pages/running-head.ts'

test.each([
  ['正好十个字的书眉不动它', 11, '正好十个字的书眉不动它'],
  ['正好十个字的书眉不动它', 10, '正好十个字的书眉不…'],
  ['收尾的标点，也要去掉', 7, '收尾的标点…'],
  ['半个 GROUPWARE 单词不留', 8, '半个…'],
  ['“引”——', 3, '“引…'],
  ['', 3, ''],
])('%s in %i squares', (title, measure, head) => {
  expect(fitHead(title, measure)).toBe(head)
})

const edition = { name: 'v', format: 'pdf', theme: 'booklet', writing: 'vertical' } as PrintEdition

test.each([
  ['2026年11月20日学习30讲', {}, '二〇二六年十一月二十日学习三十讲'],
  ['增长3.5%，5G和12345热线', {}, '增长3.5%，5G和12345热线'],
  ['2026年学习30讲', { years: 'arabic' }, '2026年学习30讲'],
  ['“十五五”2026年', { quotes: 'corner' }, '「十五五」二〇二六年'],
  ['“十五五”2026年学习30讲', { writing: 'horizontal' }, '“十五五”2026年学习30讲'],
] as const)('the head of %s, %o', (title, options, head) => {
  expect(headText(title, { ...edition, ...options })).toBe(head)
})
