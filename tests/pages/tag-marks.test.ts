import { expect, test } from 'vitest'
import { markForTags } from '../../scripts/pages/tag-marks.ts'

const marked = (html: string) => markForTags(html, 'ja')

test('a formula has its TeX for those who do not see it', () => {
  expect(marked('<p>甲<math alttext="a&amp;&quot;b"><mi>x</mi></math></p>')).toBe(
    '<p>甲<math alttext="a&amp;&quot;b" role="img" aria-label="a&amp;&quot;b" lang="ja-x-formula"><mi>x</mi></math></p>',
  )
})

test('contents, their lines, notes, notes in two rows and the index are marked', () => {
  expect(marked('<div class="contents-lines"><p class="contents-line level-2">')).toBe(
    '<div class="contents-lines" role="group" lang="ja-x-contents"><p class="contents-line level-2" role="group" lang="ja-x-entry2">',
  )
  expect(marked('<aside class="note" id="n">')).toBe('<aside class="note" id="n" lang="ja-x-note">')
  expect(marked('<span class="inline-note filled">（<span class="inline-note-text">')).toBe(
    '<span class="inline-note filled" role="mark" lang="ja-x-rows">（<span class="inline-note-text" role="mark" lang="ja-x-rows-text">',
  )
  expect(marked('<section class="index">')).toBe('<section class="index" lang="ja-x-index">')
})

test('words of another language can be told from the others', () => {
  expect(marked('<span lang="en">a</span><em lang="en">b</em><p lang="en">c</p><span>d</span>')).toBe(
    '<span lang="en" role="mark">a</span><em lang="en">b</em><p lang="en">c</p><span>d</span>',
  )
})

test.each([
  '<p title="<aside class=&quot;note&quot;>">甲</p>',
  '<aside class="side-note">旁注</aside>',
  '<aside class="notice">启</aside>',
  '<small class="inline-note">（注）</small>',
  'a < b > c',
])('%s stays as it is', (html) => {
  expect(marked(html)).toBe(html)
})
