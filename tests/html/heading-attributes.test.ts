import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('{#id} names a heading, {-} takes its number away, in any order', () => {
  expect(compose('## 甲 {#jia}').html).toBe(
    '<h2 id="jia"><span class="heading-number" data-generated="">一、</span>甲</h2>',
  )
  expect(compose('## 甲 {-}').html).toBe('<h2 id="heading-1-2">甲</h2>')
  expect(compose('## 甲{- #乙}').html).toBe('<h2 id="乙">甲</h2>')
  expect(compose('甲 {#a}\n---').html).toContain('<h2 id="a">')
})

test('escaped or other braces are text', () => {
  const { html, findings } = compose('## 甲 \\{-}\n\n## 集合 {1}')
  expect(html).toContain('甲 {-}')
  expect(html).toContain('集合 {1}')
  expect(findings).toEqual([])
})

test('names that cannot be used are errors', () => {
  expect(compose('## 甲 {#1a}').findings).toEqual(['error html/id-form a.md:3:1'])
  expect(compose('## 甲 {#heading-1-2}').findings).toEqual(['error html/id-reserved a.md:3:1'])
})
