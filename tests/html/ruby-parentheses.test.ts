import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('readings stand in generated parentheses, and those written by hand are replaced', () => {
  const rt = '<ruby>汉<rp data-generated="">（</rp><rt>hàn</rt><rp data-generated="">）</rp></ruby>'
  expect(compose('{汉|hàn}').html).toBe(`<p>${rt}</p>`)
  expect(compose('<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>').html).toBe(`<p>${rt}</p>`)
})
