import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('a chapter is a section with its headings and notes beside it', () => {
  const { document } = compose({ 'p/a.md': '# 甲 {#a}\n\n## 乙\n\n文[^a]\n\n[^a]: 注' })
  const [chapter] = document.chapters
  expect(chapter?.section).toMatchObject({
    tagName: 'section',
    properties: { className: ['chapter'], id: 'chapter-1', role: 'doc-chapter' },
  })
  expect(chapter).toMatchObject({ id: 'chapter-1', file: 'p/a.md', title: '甲' })
  expect(chapter?.headings).toEqual([
    { id: 'a', level: 1, number: '', text: '甲', source: 'p/a.md:1:1' },
    { id: 'heading-1-2', level: 2, number: '一、', text: '乙', source: 'p/a.md:3:1' },
  ])
  expect(JSON.stringify(chapter?.section)).not.toContain('aside')
})
