import { expect, it } from 'vitest'
import { findHeadings } from '../../scripts/import/headings.ts'

it('reads 一、 and （一） before a short text', () => {
  const lines = [
    '一、总体要求',
    '正文。',
    '（一）指导思想',
    '正文。',
    '（二）目标',
    '正文。',
    '二、任务',
    '（一）重来',
    '正文。',
  ]
  expect([...findHeadings(lines)]).toEqual([
    [0, { depth: 2, end: 2 }],
    [2, { depth: 3, end: 3 }],
    [4, { depth: 3, end: 3 }],
    [6, { depth: 2, end: 2 }],
    [7, { depth: 3, end: 3 }],
  ])
})

it.each([
  ['numbers that do not count in order', ['一、甲', '正文。', '三、乙', '正文。']],
  ['sentences', ['一、要学习好。', '二、要落实好。', '完。']],
  ['enumerations in prose', ['一是学习，二是落实', '正文。']],
  ['（一） without 一、 above', ['（一）甲', '正文。']],
  ['a last line', ['正文。', '一、甲']],
])('leaves %s', (_, lines) => expect([...findHeadings(lines)]).toEqual([]))
