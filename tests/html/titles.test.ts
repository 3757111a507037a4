import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('a title is plain: without readings, note calls and markup', () => {
  const { document } = compose('# **甲**{乙|yǐ}[^a]  丙\n\n[^a]: 注')
  expect(document.chapters[0]?.title).toBe('甲乙 丙')
})
