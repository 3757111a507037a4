import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('a note in the line has brackets round it that are not the manuscript’s', () => {
  const { html, findings } = compose('甲:inline-note[乙**丙**]丁')
  expect(html).toBe(
    '<p>甲<small class="inline-note"><span class="inline-note-bracket" data-generated="">（</span>乙<strong>丙</strong>' +
      '<span class="inline-note-bracket" data-generated="">）</span></small>丁</p>',
  )
  expect(findings).toEqual([])
})

test('without its text it is no note', () => {
  expect(compose('甲:inline-note乙').html).not.toContain('<small')
})
