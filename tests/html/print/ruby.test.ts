import { expect, test } from 'vitest'
import { treat } from './treat.ts'

test('one ruby a base, without parentheses', () => {
  const ruby = '<ruby>汉<rp>（</rp><rt>hàn</rt><rp>）</rp>字<rp>（</rp><rt>zì</rt><rp>）</rp></ruby>'
  expect(treat(ruby)).toBe(
    '<ruby class="beside"><ruby-base>汉</ruby-base><rt>hàn</rt></ruby><ruby class="beside"><ruby-base>字</ruby-base><rt>zì</rt></ruby>',
  )
})

test('a base of several characters stays one', () => {
  expect(treat('<ruby>饕餮<rt>tāo tiè</rt></ruby>')).toBe('<ruby><ruby-base>饕餮</ruby-base><rt>tāo tiè</rt></ruby>')
})

test('a mark may not begin the line after a ruby', () => {
  expect(treat('<ruby>汉<rt>hàn</rt></ruby>，甲')).toMatch(/^\[<ruby>.*<\/ruby>，\]_甲$/)
})
