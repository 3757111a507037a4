import { expect, test } from 'vitest'
import { bareHeadings } from '../../scripts/pages/bare-headings.ts'
import { compose } from '../html/compose-markdown.ts'

const TABLE = '| 甲 | 乙 |\n|---|---|\n| 一 | 二 |'
const turned = `:::table[题]{turned}\n\n${TABLE}\n\n:::`
const floating = `:::table[题]{float=top}\n\n${TABLE}\n\n:::`

const found = (markdown: string) => bareHeadings(compose({ 'a.md': markdown }).document)

test.each([
  ['a table of its own page at the end', `# 题\n\n文。\n\n## 附表\n\n${turned}\n`, ['a.md:5:1']],
  ['before the next heading', `# 题\n\n## 附表\n\n${turned}\n\n## 节\n\n文。\n`, ['a.md:3:1']],
  [
    'two of them, and a page break',
    `# 题\n\n文。\n\n## 附表\n\n${turned}\n\n${turned}\n\n::pagebreak\n\n文。\n`,
    ['a.md:5:1'],
  ],
  ['another table, which stays with the heading', `# 题\n\n文。\n\n## 附表\n\n${turned}\n\n${floating}\n`, []],
  ['the chapter’s own title', `# 附表\n\n${turned}\n`, ['a.md:1:1']],
  ['a table that stands among text', `# 题\n\n文。\n\n## 附表\n\n${floating}\n`, []],
  ['a line above the table', `# 题\n\n文。\n\n## 附表\n\n见下表。\n\n${turned}\n`, []],
  ['a line below it', `# 题\n\n文。\n\n## 附表\n\n${turned}\n\n文。\n`, []],
  ['a heading below a heading', '# 题\n\n## 节\n\n### 目\n\n文。\n', []],
  ['an empty section', '# 题\n\n文。\n\n## 节\n', []],
])('%s', (_, markdown, places) => {
  const bare = found(markdown)
  expect(bare.map(({ place }) => `${place?.file}:${place?.line}:${place?.column}`)).toEqual(places)
  for (const { rule, hint, severity } of bare)
    expect([rule, severity, hint]).toEqual(['pages/heading-bare', 'warning', expect.stringContaining('标题下写一句')])
})
