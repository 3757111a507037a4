import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import { rewritePageReferences, withoutPageNumbers } from '../../scripts/epub/page-references.ts'
import { conservedBlocks } from '../../scripts/html/text.ts'
import { pageReference, reference, sampleDocument } from './sample.ts'

const page = pageReference('#tab')
const table = reference('#tab', '表 1')

function read(...content: (Element | string)[]): string {
  const paragraph = h(
    'p',
    content.map((node) => structuredClone(node)),
  )
  rewritePageReferences(paragraph, (href) => ({
    name: href === '#tab' ? '表 1' : '“一、节”',
    chapter: href === '#far' ? '《远章》' : '',
    section: '“二、附表”',
  }))
  return textOf(paragraph)
}

describe('a page reference reads right without page numbers', () => {
  test.each([
    ['见第 页', ['见第 ', page, ' 页。'], '见表 1。'],
    ['without blanks', ['参见第', page, '页的说明'], '参见表 1的说明'],
    ['without 第', ['见 ', page, ' 页'], '见表 1'],
    ['p.', ['见 p. ', page, '。'], '见表 1。'],
    ['in brackets', ['清单（见第 ', page, ' 页）'], '清单（见表 1）'],
    ['a section elsewhere', ['见第 ', pageReference('#far'), ' 页'], '见《远章》“一、节”'],
    ['two pages', ['见第 ', page, '—', pageReference('#b'), ' 页'], '见表 1—“一、节”'],
    ['two phrases', ['第 ', page, ' 页至第 ', pageReference('#b'), ' 页'], '表 1至“一、节”'],
  ])('%s', (_, content, expected) => {
    expect(read(...content)).toBe(expected)
  })
})

describe('where the name is said anyway', () => {
  test.each([
    ['brackets after the name go', ['见', table, '（第 ', page, ' 页）。'], '见表 1。'],
    ['so do brackets later on', ['如', table, '所示（见第 ', page, ' 页）'], '如表 1所示'],
    ['the page before the name goes', ['见第 ', page, ' 页', table], '见表 1'],
    ['with its 的', ['见第 ', page, ' 页的', table], '见表 1'],
    [
      'a chapter stays',
      ['见第 ', pageReference('#far'), ' 页“', reference('#far', '一、节'), '”'],
      '见《远章》“一、节”',
    ],
    ['elsewhere the section is named', [table, '附在第 ', page, ' 页'], '表 1附在“二、附表”'],
    [
      'of two page references the first has the name',
      ['第 ', page, ' 页，再看第 ', page, ' 页'],
      '表 1，再看“二、附表”',
    ],
  ])('%s', (_, content, expected) => {
    expect(read(...content)).toBe(expected)
  })
})

test('words that belong to no page number stay', () => {
  expect(read('第一页和第 2 页，', table, '在下页')).toBe('第一页和第 2 页，表 1在下页')
})

test('of the manuscript only the page words go', () => {
  const before = conservedBlocks(sampleDocument())
  const after = conservedBlocks({ ...sampleDocument(), chapters: sampleDocument().chapters.map(withoutPageNumbers) })
  const text = (blocks: { text: string }[]) => blocks.map((block) => block.text).join('')
  expect(text(before.body)).toContain('见第页；又见第页。')
  expect(text(after.body)).toBe(text(before.body).replace('见第页；又见第页。', '见；又见。'))
  expect(after.notes).toEqual(before.notes)
})
