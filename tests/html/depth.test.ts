import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test.each([
  ['quotations', '> '.repeat(1000)],
  ['HTML', '<div>'.repeat(1000)],
  ['HTML that the parser itself cannot take', '<div>'.repeat(20_000)],
])('%s nested without end are an error, and the other chapters go on', (_, open) => {
  const { findings, document } = compose({ 'a.md': `# 题\n\n${open}字`, 'b.md': '# 乙' })
  expect(findings).toEqual(['error html/too-deep a.md:1:1'])
  expect(document.chapters.map((chapter) => chapter.title)).toEqual(['', '乙'])
})

test('twenty levels are fine', () => {
  expect(compose(`${'> '.repeat(20)}字`).findings).toEqual([])
})
