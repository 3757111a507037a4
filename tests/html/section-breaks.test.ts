import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('--- parts sections, ::pagebreak pages', () => {
  expect(compose('甲\n\n---\n\n::pagebreak').html).toBe(
    '<p>甲</p>\n<hr class="section-break">\n<hr class="page-break">',
  )
})
