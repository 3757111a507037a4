import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('a name used twice in the book is an error that names the first place', () => {
  const { findings, messages } = compose({ 'a.md': '# 甲 {#x}', 'b.md': '# 乙\n\n:::notice{#x}\n字\n:::' })
  expect(findings).toEqual(['error html/id-duplicate b.md:3:1'])
  expect(messages[0]).toContain('a.md:1')
})
