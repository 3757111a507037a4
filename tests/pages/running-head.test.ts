import { expect, test } from 'vitest'
import { fitHead } from '../../scripts/pages/running-head.ts'

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
