import { expect, test } from 'vitest'
import { prepareForPrint } from '../../../scripts/html/print/prepare.ts'
import { documentOf, short, treat, treatVertical, vertical } from './treat.ts'

test.each([
  ['one to three digits', '有3、12、100个', '有[<tcy>3</tcy>、]_[<tcy>12</tcy>、]_[<tcy>100</tcy>个]'],
  ['a single letter', 'A级', '<tcy>A</tcy>级'],
  ['？！', '甲？！乙', '甲<tcy>？！</tcy>乙'],
  [
    'the number of a heading',
    '<span class="heading-number" data-generated>1.</span>甲',
    '<heading-number><tcy>1.</tcy></heading-number>甲',
  ],
])('upright: %s', (_name, html, expected) => {
  expect(treatVertical(html)).toBe(expected)
})

test.each(['1234', '3.5', '50%', '12:30', '2026-11-22', 'A4', 'Node 24'])('on its side: %s', (text) => {
  expect(treatVertical(`甲${text}，`)).not.toMatch(/tcy|han-number/)
})

test('years become Han digits, and keep the digits of the manuscript', () => {
  expect(treatVertical('1949—2026年')).toBe('[<han-number>一九四九</han-number>—<han-number>二〇二六</han-number>年]')
  expect(treatVertical('2000元')).not.toContain('han-number')
})

test('from when to when somebody lived, or is alive, are years', () => {
  expect(treatVertical('甲（1881—1936）')).toMatch(/一八八一<.*一九三六</)
  expect(treatVertical('甲（1950—）')).toContain('一九五〇')
  expect(treatVertical('甲（2500—3000）乙（1949）丙1949')).not.toContain('han-number')
})

test('digits: upright stacks whole numbers of four to eight digits, but not in tables', () => {
  const stacked = (html: string) => treat(html, { ...vertical, digits: 'upright' })
  expect(stacked('共4216户')).toBe('共[<stacked>4216</stacked>户]')
  expect(stacked('第12345678条')).toContain('<stacked>12345678</stacked>')
  for (const text of ['123456789', '18,320', '3214.5', '1234%', 'A1234', '-1234'])
    expect(stacked(text)).not.toContain('stacked')
  const table = documentOf('<table><tbody><tr><td>4216</td></tr></tbody></table>')
  const [chapter] = prepareForPrint(table, { ...vertical, digits: 'upright' }).chapters
  expect(short(chapter?.section.children ?? [])).not.toContain('stacked')
})

test('signs lie with their number, and stand with it', () => {
  expect(treatVertical('36.5℃')).toBe('36.5<sideways>℃</sideways>')
  expect(treatVertical('8‰')).toBe('8<sideways>‰</sideways>')
  expect(treatVertical('12℃')).toContain('<tcy>12</tcy>℃')
  expect(treatVertical('气温38 ℃')).toContain('<tcy>38</tcy>℃')
  expect(treatVertical('气温-3℃')).toBe('气温-3<sideways>℃</sideways>')
})

test('the sign of a currency lies with its number', () => {
  expect(treatVertical('价格是$5和€10')).not.toContain('<tcy>')
  expect(treatVertical('价格是￥5')).toContain('<tcy>5</tcy>')
})

test('table cells, captions and headings too; horizontal text not', () => {
  const table = documentOf('<table><caption>表12</caption><tbody><tr><td>12</td></tr></tbody></table><h2>12条</h2>')
  expect(short(prepareForPrint(table, vertical).chapters[0]?.section.children ?? []).match(/<tcy>/g)).toHaveLength(3)
  expect(treat('12')).toBe('12')
})

test('month and day go with the year, and with each other', () => {
  expect(treatVertical('2026年11月20日')).toBe(
    '[<han-number>二〇二六</han-number>年][<han-number>十一</han-number>月][<han-number>二十</han-number>日]',
  )
  expect(treatVertical('11月20日')).toBe('[<han-number>十一</han-number>月][<han-number>二十</han-number>日]')
  expect(treatVertical('11月20日至22日')).toContain('<han-number>二十二</han-number>')
  expect(treatVertical('11月20—22日')).toMatch(/二十<.*二十二</)
  expect(treatVertical('11月、20日')).not.toContain('han-number')
})

test('years: arabic leaves the digits as they are', () => {
  expect(treat('2026年11月20日', { ...vertical, years: 'arabic' })).toBe("202[6'年][<tcy>11</tcy>月][<tcy>20</tcy>日]")
})

test('an apostrophe parts no word: its last letter lies with the rest', () => {
  expect(treatVertical("说don't和don’t")).not.toContain('tcy')
  expect(treatVertical('“A”组')).toContain('<tcy>A</tcy>')
})
