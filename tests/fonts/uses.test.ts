import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { documentUses } from '../../scripts/fonts/uses.ts'
import { bookWith } from './sample.ts'

test('gives every text of chapters and notes with its nearest block, and the words of book.yaml', () => {
  const section = h('section', [h('p', { dataSource: '01.md:3:1' }, ['甲', h('strong', '乙')]), h('p', '丙')])
  const element = h('aside', { dataSource: '01.md:9:1' }, [h('p', '注')])
  const heading = { id: 'a', level: 2, number: '一、', text: '题', source: '01.md:2:1' }
  const chapter = {
    id: 'chapter-1',
    file: '01.md',
    title: '题',
    headings: [heading],
    section,
    notes: [{ id: 'n', number: 1, element }],
  }
  const uses = [...documentUses({ book: bookWith(), chapters: [chapter], assets: [] })]
  expect(uses).toEqual(
    expect.arrayContaining([
      { text: '甲', source: '01.md:3:1' },
      { text: '乙', source: '01.md:3:1' },
      { text: '丙', source: undefined },
      { text: '注', source: '01.md:9:1' },
      { text: '一、题', source: '01.md:2:1' },
      { text: '小书', source: 'book.yaml' },
    ]),
  )
})
