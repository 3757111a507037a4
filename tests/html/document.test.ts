import { expect, test } from 'vitest'
import { frameOf } from '../../scripts/html/document.ts'
import { compose } from './compose-markdown.ts'

test('the frame of a document has its headings, the numbers of its notes and its pictures, and nothing of its text', () => {
  const { document } = compose({ 'a.md': '# 题\n\n## 一节\n\n独有的正文[^a]\n\n[^a]: 独有的注' })
  const frame = frameOf(document)
  const [chapter] = frame.chapters
  expect(chapter?.headings).toEqual(document.chapters[0]?.headings)
  expect(chapter?.notes).toEqual([{ id: 'note-1-1', number: 1 }])
  expect(frame.assets).toBe(document.assets)
  expect(frame.book).toBe(document.book)
  expect(JSON.stringify(frame.chapters)).not.toContain('独有')
})
