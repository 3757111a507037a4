import { expect, test } from 'vitest'
import { treat, treatVertical } from './treat.ts'

const name = (text: string, more = '') => `<u class="proper-name${more}">${text}</u>`

test('lines that touch give way where they do', () => {
  const book = '<cite class="book-title">求是</cite>'
  expect(treat(`${name('焦裕禄')}${name('孔繁森')}${book}。${name('谷')}`)).toBe(
    `${name('焦裕禄', ' line-before')}${name('孔繁森', ' line-before')}<cite class="book-title">求是</cite>。_${name('谷')}`,
  )
})

test('a blank, a mark or a word between them is gap enough', () => {
  expect(treat(`${name('北京')}、${name('上海')}和${name('天津')}`)).not.toContain('line-')
})

test('where a name is parted, the parts do not give way to each other', () => {
  expect(treat(`第1${name('号人民公园大门前')}${name('甲')}`)).toBe(
    `[第1${name('号')}]<u class="proper-name line-before" data-rest>人民公园大门前</u>${name('甲')}`,
  )
})

test('the digits of a year keep one element on a line', () => {
  expect(treatVertical('<cite class="book-title">2026年</cite>')).toContain('<han-number>二〇二六</han-number>')
})
