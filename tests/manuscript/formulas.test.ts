import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'

function formulas(markdown: string): string[] {
  const found: string[] = []
  visit(parseMarkdown(markdown), (node) => {
    if (node.type === 'inlineMath' || node.type === 'math') found.push(node.value)
  })
  return found
}

test.each([
  '价格是 $5 和 $10。',
  '从$5涨到$10',
  'US$5和US$10',
  'HK$100/US$13',
  '$5,$10',
  '$5/$10',
  '$5-$10',
  '$5$10',
  'from $5 to $10',
  '共 $3、$4 两种',
  '$HOME:$PATH',
  '一个 $ 两个 $ ',
  '\\$x\\$',
])('%j is no formula', (text) => {
  expect(formulas(text)).toEqual([])
})

test.each([
  ['设$x$为', ['x']],
  ['$x$，$y$。', ['x', 'y']],
  ['（$a_{1}$）', ['a_{1}']],
  ['$v_{\\text{最大}}$', ['v_{\\text{最大}}']],
  ['$$面积=ab$$', ['面积=ab']],
  ['价格 $5，设$x$', ['x']],
])('%j holds %j', (text, found) => {
  expect(formulas(text)).toEqual(found)
})

test('marks between two prices keep their meaning', () => {
  const tree = parseMarkdown('$5 和 **$10** 元')
  const kinds: string[] = []
  visit(tree, (node) => {
    kinds.push(node.type)
  })
  expect(kinds).toContain('strong')
})
