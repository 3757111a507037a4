import { expect, test } from 'vitest'
import { indexEntries } from '../../scripts/html/index-entries.ts'
import { compose } from './compose-markdown.ts'

const told = (markdown: string | Record<string, string>) =>
  indexEntries(compose(markdown).document).map(
    ({ letter, entries }) => `${letter} ${entries.map(({ term, places }) => `${term}:${places.length}`).join(' ')}`,
  )

test('by the letters of pinyin, and by pinyin within a letter', () => {
  const words =
    '潜绩 显绩 政绩观 获得感 回访 民评官 办成率 满意率 证据 安 藕 爱 鄂 鱼 英 日 草 大 福 国 级 课 来 你 怕 四 他 我'.split(
      ' ',
    )
  expect(told(words.map((word) => `:term[${word}]`).join('、'))).toEqual([
    'A 爱:1 安:1',
    'B 办成率:1',
    'C 草:1',
    'D 大:1',
    'E 鄂:1',
    'F 福:1',
    'G 国:1',
    'H 回访:1 获得感:1',
    'J 级:1',
    'K 课:1',
    'L 来:1',
    'M 满意率:1 民评官:1',
    'N 你:1',
    'O 藕:1',
    'P 怕:1',
    'Q 潜绩:1',
    'R 日:1',
    'S 四:1',
    'T 他:1',
    'W 我:1',
    'X 显绩:1',
    'Y 英:1 鱼:1',
    'Z 证据:1 政绩观:1',
  ])
})

test('Latin words stand under their letter, after the Han ones; what begins with no letter comes last', () => {
  expect(told(':term[开放]、:term[KPI]、:term[12345热线]、:term[《考核》]、:term[élan]')).toEqual([
    'E élan:1',
    'K 开放:1 《考核》:1 KPI:1',
    '# 12345热线:1',
  ])
})

test('a term has one entry for all chapters and notes, in reading order', () => {
  const first = '# 一\n\n:term[政绩观][^a]\n\n[^a]: 注里的:term[政绩观]。\n'
  const { document } = compose({ 'a.md': first, 'b.md': '# 二\n\n:term[政绩观]\n' })
  const [group] = indexEntries(document)
  expect(group?.entries).toEqual([{ term: '政绩观', places: ['term-1', 'term-2', 'term-3'], source: 'a.md:3:1' }])
})

test('a place may be listed under another entry, and an entry be sorted by another reading', () => {
  expect(told(':term[潜在的成绩]{of=潜绩}、:term[潜绩]、:term[重庆]{sort=虫庆}')).toEqual(['C 重庆:1', 'Q 潜绩:2'])
})

test('readings of ruby are no part of an entry', () => {
  expect(told(':term[{政绩|zhèng jì}观]')).toEqual(['Z 政绩观:1'])
})
