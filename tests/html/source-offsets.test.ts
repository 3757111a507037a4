import type { Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { sourceText } from '../../scripts/html/source-offsets.ts'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'

/** The characters of the first text node, each with its place, `!` where it was escaped. */
function places(source: string): string[] {
  let text: Text | undefined
  visit(parseMarkdown(source), 'text', (node) => {
    text ??= node
  })
  if (!text) return []
  const from = sourceText(text, new VFile(source))
  return [...text.value].map((character, index) => {
    const point = from.point(index)
    return `${character === '\n' ? '↵' : character}${point?.line}:${point?.column}${from.escaped(index) ? '!' : ''}`
  })
}

test.each([
  ['甲乙', '甲1:1 乙1:2'],
  ['甲\\{乙', '甲1:1 {1:2! 乙1:4'],
  ['甲&lt;乙', '甲1:1 <1:2! 乙1:6'],
  ['甲&#123;乙', '甲1:1 {1:2! 乙1:8'],
  ['\\\\甲', '\\1:1 甲1:3'],
  ['甲  \t\n  乙', '甲1:1 ↵1:5 乙2:3'],
  ['甲\n  乙', '甲1:1 ↵1:2 乙2:3'],
  ['> 甲\n> 乙\n丙', '甲1:3 ↵1:4 乙2:3 ↵2:4 丙3:1'],
  ['- > 甲\n  > 乙', '甲1:5 ↵1:6 乙2:5'],
])('%j', (source, expected) => {
  expect(places(source).join(' ')).toBe(expected)
})
