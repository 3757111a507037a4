import { expect, test } from 'vitest'
import { toHtml } from '../../scripts/html/serialize.ts'
import { breakBySense, titleBySense } from '../../scripts/pages/title-breaks.ts'
import { BOOKLET } from '../support/layouter.ts'

const broken = (title: string, line: number) =>
  toHtml({ type: 'root', children: breakBySense([{ type: 'text', value: title }], line) })

test('a clause that is surely one line has no place to break', () => {
  expect(broken('答好三个问题，把政绩写进寻常日子', 12)).toBe('答好三个问题，把政绩写进寻常日子')
})

test('a long clause breaks between its words, and before no particle', () => {
  expect(broken('关于进一步改进老年食堂管理的若干意见', 12).split('<wbr>')).toEqual([
    ...['关于', '进一步', '改进', '老年', '食堂', '管理的', '若干', '意见'],
  ])
})

test('words that the dictionary lacks stay whole, and no line ends with 把', () => {
  expect(broken('推动民评官制度践行群众路线', 6).split('<wbr>')).toEqual([
    '推动',
    '民评官',
    '制度',
    '践行',
    '群众',
    '路线',
  ])
  expect(broken('树立正确的政绩观专题讨论会', 6).split('<wbr>')).toEqual(['树立', '正确的', '政绩观', '专题', '讨论会'])
  expect(broken('我们把群众满意不满意作为标准', 6)).toContain('<wbr>把群众<wbr>')
})

test('what print keeps together has no place to break', () => {
  const html = toHtml({ type: 'root', children: titleBySense('山里到县医院的100元班车', BOOKLET) })
  expect(html.replace(/<span class="thin-space"[^>]*> <\/span>/, '_')).toBe(
    '山里<wbr>到县<wbr>医院的_10<span class="nb">0元</span><wbr><span class="nb">班车</span>',
  )
})

test('the distance between Han and Latin stays where the line may end between them, and a number stays with its word', () => {
  const gap = '<span class="thin-space" data-generated> </span>'
  expect(broken('用Python写一个小小的程序', 6)).toMatch(new RegExp(`Python${gap}写`))
  expect(broken('附件1　口述人名单和说明', 6)).toMatch(/^附件1/)
})
