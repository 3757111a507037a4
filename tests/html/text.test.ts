import { expect, test } from 'vitest'
import { conservedBlocks, conservedText } from '../../scripts/html/text.ts'
import { compose } from './compose-markdown.ts'

test('blocks come in reading order with their places; generated text and white space do not count', () => {
  const { document } = compose('## 甲 乙\n\n段　落[^a]{汉|hàn}\n\n- 前\n  - 内\n\n| 子 |\n|--|\n\n[^a]: 注\n\n    文')
  expect(conservedBlocks(document)).toEqual({
    body: [
      { source: 'a.md:1:1', text: '题' },
      { source: 'a.md:3:1', text: '甲乙' },
      { source: 'a.md:5:1', text: '段落汉hàn' },
      { source: 'a.md:7:1', text: '前' },
      { source: 'a.md:8:3', text: '内' },
      { source: 'a.md:10:1', text: '子' },
    ],
    notes: [{ id: 'note-1-1', source: 'a.md:13:1', text: '注文' }],
  })
})

test('U+2060 does not count', () => {
  expect(conservedText({ type: 'text', value: '甲\u2060乙\u3000\u00a0 ' })).toBe('甲乙')
})
