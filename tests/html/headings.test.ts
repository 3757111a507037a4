import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const numbers = (markdown: string) => compose(markdown).document.chapters[0]?.headings.map((heading) => heading.number)

test('numbers by level, each level starting again under the one above', () => {
  const markdown = '# 题\n## a\n### b\n#### c\n##### d\n##### d\n#### c\n### b\n#### c\n## a\n### b'
  expect(numbers(markdown)).toEqual([
    '',
    '一、',
    '（一）',
    '1.',
    '（1）',
    '（2）',
    '2.',
    '（二）',
    '1.',
    '二、',
    '（一）',
  ])
})

test('a heading without number does not count, but what is under it starts again', () => {
  expect(numbers('# 题\n## a\n### b\n## 小结 {-}\n### b\n## a')).toEqual(['', '一、', '（一）', '', '（一）', '二、'])
})

test('each chapter starts again, and ids tell the chapters apart', () => {
  const { document } = compose({ 'a.md': '# 甲\n\n## 一', 'b.md': '# 乙\n\n## 一' })
  expect(document.chapters.map(({ headings }) => headings.map(({ id, number }) => [id, number]))).toEqual([
    [
      ['heading-1-1', ''],
      ['heading-1-2', '一、'],
    ],
    [
      ['heading-2-1', ''],
      ['heading-2-2', '一、'],
    ],
  ])
})

test('a chapter without a title, and one with two, are errors', () => {
  expect(compose({ 'a.md': '只有正文' }).findings).toEqual(['error html/title-missing a.md:1:1'])
  expect(compose('# 甲\n\n# 乙').findings).toEqual(['error html/title-second a.md:3:1'])
  expect(compose('## 先\n\n# 后').findings).toEqual(['error html/title-late a.md:1:1'])
})

test('a level left out is a warning that says which to use', () => {
  const { findings, messages } = compose('# 题\n\n### 三')
  expect(findings).toEqual(['warning html/heading-skipped a.md:3:1'])
  expect(messages[0]).toContain('##。')
})

test('a number written by hand would be printed twice', () => {
  const marks = ['一、甲', '（二）甲', '1. 甲', '(3)甲'].map((title) => compose(`## ${title}`).findings)
  expect(marks).toEqual(Array(4).fill(['warning html/heading-number-by-hand a.md:3:1']))
  expect(compose('## 98.6%的人\n\n## 2026年').findings).toEqual([])
})

test('headings inside blocks are text only, and empty ones are errors', () => {
  const { findings, document } = compose('> ## 引')
  expect(findings).toEqual(['warning html/heading-nested a.md:3:3'])
  expect(document.chapters[0]?.headings).toHaveLength(1)
  expect(compose('##').findings).toEqual(['error html/heading-empty a.md:3:1'])
})

test('a short title for running heads is taken out of the title', () => {
  const { document, findings, html } = compose('# 一个很长的章题 {#long short=短题}\n\n字')
  expect(findings).toEqual([])
  expect(document.chapters[0]).toMatchObject({ title: '一个很长的章题', shortTitle: '短题' })
  expect(html).toContain('<h1 id="long">一个很长的章题</h1>')
})

test('a short title below the chapter’s own has no effect, and is said so', () => {
  const { findings, html } = compose('## 节 {short=短}\n\n字')
  expect(findings).toEqual(['warning html/heading-short a.md:3:1'])
  expect(html).not.toContain('short')
})

test('headings of front matter have no numbers; a preface and an afterword have the roles of their names', () => {
  const files = { 'a.md': '# 前言\n\n## 缘起', 'b.md': '# 前言\n\n## 一节', 'c.md': '# 后记\n\n## 谢' }
  const { document } = compose(files, { 'a.md': 'front', 'c.md': 'back' })
  const told = document.chapters.map(({ headings, section }) => [headings[1]?.number, section.properties.role])
  expect(told).toEqual([
    ['', 'doc-preface'],
    ['一、', 'doc-chapter'],
    ['一、', 'doc-afterword'],
  ])
})
