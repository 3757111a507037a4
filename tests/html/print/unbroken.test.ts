import { expect, test } from 'vitest'
import { treat, treatVertical } from './treat.ts'

test.each([
  ['a dash and what it follows', '甲乙——丙', '甲[乙——]丙'],
  ['an interpunct', '达·芬奇', '[达<interpunct>·</interpunct>],芬奇'],
  ['number and unit, from the last digit on', '在2026年', '在202[6年]'],
  ['a single digit, its distance drawn by a space', '有3个', "有'[3个]"],
  ['第', '第12条', '[第12条]'],
  [
    'numerals and units of several characters',
    '约3.5万亿元、20多个百分点、5公里',
    '约3.[5万亿元]、_2[0多个]百分点、_[5公里]',
  ],
  ['a label and its number', '见表 1、图2-1，附件3，式（1）。', '见[表1]、_[图2-1]，_[附件3]，_[式_（1）。]'],
  ['in a link', '见<a class="reference" href="#t">图 1</a>是', '见<a class="reference" href="#t">[图1]</a>\'是'],
  ['not the end of another word', '代表100人', '代表10[0人]'],
  ['a range', '10～20个', '1[0～20个]'],
  ['number, blank and Latin unit', '重10 kg。', '重1[0<latin> </latin>kg]。'],
  ['a short word and its number', '按No. 7的要求，pp. 12', '按No[.<latin> </latin>7的]要求，_pp[.<latin> </latin>12]'],
  [
    'a sentence that ends before a number',
    'a map. 7 of them',
    'a<latin> </latin>map.<latin> </latin>7<latin> </latin>of<latin> </latin>them',
  ],
  ['a word that is no unit', '第 3 version', '[第3]<latin> </latin>version'],
  [
    'a call and its word',
    '<strong>甲乙</strong><a class="note-call">1</a>',
    '<strong>甲</strong>[<strong data-rest>乙</strong><a class="note-call">1</a>]',
  ],
  [
    'a name with its line is not parted',
    '<u class="proper-name">焦裕禄</u>——',
    '[<u class="proper-name">焦裕禄</u>——]',
  ],
  [
    'an interpunct on a book-title line',
    '<cite class="book-title">尚书·五子</cite>',
    '<cite class="book-title">[尚书<interpunct>·</interpunct>],五子</cite>',
  ],
  ['a stroke between Han', '和/或', '[和/或]'],
  ['nothing that Chromium holds by itself', '3.5%，￥9，甲……', '3.5%，_￥9，_甲……'],
])('kept together: %s', (_name, html, expected) => {
  expect(treat(html)).toBe(expected)
})

test('upright digits are boxes to the line breaker: signs and marks are tied to them', () => {
  expect(treatVertical('￥12，')).toBe('[￥<tcy>12</tcy>，]')
})

test('only the first part of a parted element keeps the id', () => {
  expect(treat('<span class="index-term" id="term-1">甲乙</span>——')).toBe(
    '<index-term>甲</index-term>[<index-term>乙</index-term>——]',
  )
})

test.each([
  ['the last two of a paragraph', '一件一件地办，办成了没有说完了。', '一件一件地办，_办成了没有说[完了。]'],
  ['with a mark between them', '一件一件地办，办成了没有说完，了。', '一件一件地办，_办成了没有说[完，_了。]'],
  ['a unit', '一件一件地办，办成了没有，共3个。', "一件一件地办，_办成了没有，_共'[3个。]"],
  ['a number whole', '一件一件地办，￥100。多', '一件一件地办，_[￥100。_多]'],
  ['a Latin word', '一件一件地办，办成了没有GDP上。', '一件一件地办，_办成了没有GD[P上。]'],
  ['a figure by itself', '一件一件地办，办成了没有，见表1。', '一件一件地办，_办成了没有，_见[表1。]'],
  ['with an ASCII mark behind it', '一件一件地办，办成了没有(说完了)', '一件一件地办，_办成了没有(说[完了)]'],
  ['not of a short text', '说完了。', '说完了。'],
  [
    'nor with so many marks that the line before would be torn apart',
    '一件一件地办，共12人——“好”……',
    '一件一件地办，_共1[2人——]_“好[”_……]',
  ],
  [
    'nor before a picture',
    '一件一件地办，办成了没有<img src="/a.png">。',
    '一件一件地办，_办成了没有[<img src="/a.png">。]',
  ],
])('last line: %s', (_name, html, expected) => {
  expect(treat(html)).toBe(expected)
})

test('last line: of a vertical line too, behind a Latin word', () => {
  expect(treatVertical('一件一件地办，办成了没有Latin上。')).toContain("Lati[n'上。]")
})

test.each([
  ['an address', 'https://example.org/a/long', 'https://<wbr>example.<wbr>org/<wbr>a/<wbr>long'],
  ['code', '<code>tests/html/print/a.ts</code>', '<code>tests/<wbr>html/<wbr>print/<wbr>a.<wbr>ts</code>'],
  ['no word, however long', 'Donaudampfschifffahrt', 'Donaudampfschifffahrt'],
  ['no number', '1234567890.1234567', '1234567890.1234567'],
])('may break: %s', (_name, html, expected) => {
  expect(treat(html)).toBe(expected)
})
