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

test('readings that touch do not overhang each other, in one ruby or in two', () => {
  const one = (base: string, reading: string) => `<ruby>${base}<rt>${reading}</rt></ruby>`
  expect(treat(one('装', 'zhuāng') + one('双', 'shuāng')).match(/class="beside"/g)).toHaveLength(2)
  expect(treat(`${one('装', 'zhuāng')}与${one('双', 'shuāng')}`)).not.toContain('beside')
})

test('zhuyin has its symbols and its tone apart, in the order of the text', () => {
  expect(treat('<ruby>汉<rt>ㄏㄢˋ</rt>的<rt>˙ㄉㄜ</rt>装<rt>ㄓㄨㄤ</rt></ruby>')).toBe(
    '<ruby class="zhuyin"><ruby-base>汉</ruby-base><rt><zhuyin-symbols>ㄏㄢ</zhuyin-symbols><zhuyin-tone>ˋ</zhuyin-tone></rt></ruby>' +
      '<ruby class="zhuyin"><ruby-base>的</ruby-base><rt><zhuyin-light>˙</zhuyin-light><zhuyin-symbols>ㄉㄜ</zhuyin-symbols></rt></ruby>' +
      '<ruby class="zhuyin"><ruby-base>装</ruby-base><rt><zhuyin-symbols>ㄓㄨㄤ</zhuyin-symbols></rt></ruby>',
  )
})

test('zhuyin over a whole word is a reading like others', () => {
  expect(treat('<ruby>国语<rt>ㄍㄨㄛˊ ㄩˇ</rt></ruby>')).not.toContain('zhuyin')
})
