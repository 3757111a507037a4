import { expect, test } from 'vitest'
import type { BlockSlice, Page } from '../../scripts/pages/page.ts'
import { type Click, locate } from '../../scripts/preview/locate.ts'

const FILE = `# 题目

第一段话，*有着重*，也有{汉字|hàn zì}。
同一段的第二行，到这里为止。

同样的话说两遍。

- 同样的话说两遍。
`

function pageOf(...blocks: [source: string, text: string][]): Page {
  return { blocks: blocks.map(([source, text]): BlockSlice => ({ source, text })) } as Page
}

const page = pageOf(
  ['01.md:1:1', '题目'],
  ['01.md:3:1', '第一段话，有着重，也有汉字。同一段的第二行，到这里为止。'],
  ['01.md:6:1', '同样的话说两遍。'],
  ['01.md:8:3', '同样的话说两遍。'],
)
const sourceOf = (file: string) => (file === '01.md' ? FILE : undefined)

/** A click on the first character of `after`, where the page draws `drawn`. */
function clickOn(after: string, drawn = page.blocks.map(({ text }) => text).join(''), from = 0): Click {
  const at = drawn.indexOf(after, from)
  return { before: drawn.slice(Math.max(0, at - 24), at), after: drawn.slice(at, at + 24), fraction: at / drawn.length }
}

test.each([
  ['题目', 1, 3],
  ['一段话', 3, 2],
  ['着重，也', 3, 8],
  ['汉字。', 3, 15],
  ['第二行', 4, 5],
])('%s is found to the character', (after, line, column) => {
  expect(locate(page, clickOn(after), sourceOf)).toEqual({ file: '01.md', line, column })
})

test('of the same words the nearest are meant', () => {
  const drawn = page.blocks.map(({ text }) => text).join('')
  const second = drawn.lastIndexOf('话说')
  expect(locate(page, clickOn('话说', drawn), sourceOf)).toEqual({ file: '01.md', line: 6, column: 4 })
  expect(locate(page, clickOn('话说', drawn, second), sourceOf)).toEqual({ file: '01.md', line: 8, column: 6 })
})

test('what the page says of its own leads to the block that is nearest', () => {
  const drawn = `书眉上的字${page.blocks.map(({ text }) => text).join('')}— 12 —`
  expect(locate(page, clickOn('眉上的', drawn), sourceOf)).toMatchObject({ line: 1 })
  expect(locate(page, clickOn('12', drawn), sourceOf)).toMatchObject({ line: 8 })
})

test('a block that the file says in other words, or a file that nobody has read, gives the beginning of the block', () => {
  const other = pageOf(['01.md:6:1', '二〇二六年的事'])
  expect(locate(other, clickOn('年的事', '二〇二六年的事'), sourceOf)).toEqual({ file: '01.md', line: 6, column: 1 })
  const unread = pageOf(['02.md:9:1', '二〇二六年的事'])
  expect(locate(unread, clickOn('年的事', '二〇二六年的事'), sourceOf)).toEqual({ file: '02.md', line: 9, column: 1 })
})

test('a page without text of the manuscript leads nowhere, a click without text to what is nearest', () => {
  expect(locate(pageOf(), clickOn('题'), sourceOf)).toBeUndefined()
  expect(locate(page, { before: '', after: '', fraction: 0.99 }, sourceOf)).toMatchObject({ line: 8 })
})

test('a paragraph that began on the page before is looked for behind its beginning', () => {
  const rest = pageOf(['01.md:3:1', '二行，到这里为止。'])
  const place = locate(rest, clickOn('到这里', '二行，到这里为止。'), sourceOf)
  expect(place).toEqual({ file: '01.md', line: 4, column: 9 })
})
