import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const figure = (caption: string) => `:::figure${caption}\n![说明](assets/a.svg)\n:::\n\n`

test('figures and tables are numbered through the book, each kind for itself; without a caption there is no number', () => {
  const table = ':::table[c]\n| 甲 |\n|--|\n:::\n\n'
  const { document } = compose({
    'a.md': `# 甲\n\n${figure('[a]')}${table}${figure('')}`,
    'b.md': `# 乙\n\n${figure('[b]')}${table}`,
  })
  const text = JSON.stringify(document.chapters.map((chapter) => chapter.section))
  expect(text.match(/[图表] \d/g)).toEqual(['图 1', '表 1', '图 2', '表 2'])
  expect(text.match(/(figure|table)-\d/g)).toEqual(['figure-1', 'table-1', 'figure-2', 'table-2'])
})
