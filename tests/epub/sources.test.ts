import { expect, test } from 'vitest'
import { sourceAt } from '../../scripts/epub/sources.ts'

const path = 'EPUB/chapter-1.xhtml'
const points = [
  { line: 2, column: 5, source: '01.md:1:1' },
  { line: 3, column: 1, source: '01.md:3:1' },
  { line: 3, column: 40, source: '01.md:4:1' },
]
const at = (line?: number, column?: number) => sourceAt(new Map([[path, points]]), { path, line, column })

test.each([
  ['no line: the chapter’s first block', undefined, undefined, '01.md:1:1'],
  ['before the first block', 1, 1, '01.md:1:1'],
  ['a line without a column: the outermost block that begins there', 3, undefined, '01.md:3:1'],
  ['within the second of a line', 3, 41, '01.md:4:1'],
  ['a later line of a block', 9, undefined, '01.md:4:1'],
])('%s', (_, line, column, source) => {
  expect(at(line, column)).toBe(source)
})

test('a file of Banxin’s own', () => {
  expect(sourceAt(new Map(), { path: 'EPUB/epub.css', line: 3 })).toBeUndefined()
})
