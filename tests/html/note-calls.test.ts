import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('the number of a call is generated text', () => {
  expect(compose('文[^a]\n\n[^a]: 注').html).toMatch(/data-generated="">1<\/a>/)
})

test('a call forged in HTML keeps its text as the manuscript’s own', () => {
  expect(compose('<a class="note-call" href="#chapter-1">字</a>').html).toBe(
    '<p><a class="note-call" href="#chapter-1">字</a></p>',
  )
})
