import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { assertKnown, engineFiles } from '../../scripts/pages/engine.ts'
import type { Page } from '../../scripts/pages/page.ts'
import { folderWith } from '../support/folder.ts'
import { browserForTests } from '../support/layouter.ts'
import { pagesOf } from '../support/pages.ts'

const session = await browserForTests()

const CHAPTER = `# 一本小书的一章

这本小书只为试排而写。它有标题，有段落，也有注释[^a]：
每一行从哪里断、每一页到哪里止，都应当次次相同。

## 行与页

一行二十七字，一页二十四行。标点在行末占半个字的位置，“引号”遇到句号也要收紧。数字如2026年、3.5%与单位不分家，GDP一类的西文与汉字之间留一线空隙。

> 引文换用楷体，左边缩进两字。

### 列与表

1. 第一件事，先写清楚。
2. 第二件事，再排整齐。

:::table[试排用表]{#tab-a}
| 项目 | 数 |
|---|---:|
| 行 | 24 |
| 字 | 27 |
:::

见:ref{#tab-a}，在第:page{#tab-a}页。

[^a]: 注释排在页脚，字小一号，行距也小。
`

/** The pages as a reader sees them: what stands where, in words. */
function describePages(pages: Page[]): string {
  return pages
    .map((page) =>
      [
        `== ${page.index} ${page.part} ${page.side} 页码“${page.folioLine}” 书眉“${page.head}” ${page.extent}px`,
        ...page.blocks.map((block) => `${block.source.replace(/^.*?:/, '')}  ${block.text}`),
      ].join('\n'),
    )
    .join('\n')
}

describe('golden pages', () => {
  const long = `${CHAPTER}\n## 又一节\n\n${'一段话说了又说，说到纸边便折行，折到页底便翻页，前后都不许丢一个字。'.repeat(30)}\n`

  test.each([
    ['booklet', {}],
    ['booklet-vertical', { writing: 'vertical' }],
    ['handout', { theme: 'handout' }],
  ] as const)('%s', async (name, edition) => {
    const { value, diagnostics } = await pagesOf(
      session,
      { '01.md': long, '02.md': '# 又一章\n\n只有一句。\n' },
      edition,
    )
    expect(diagnostics).toEqual([])
    await expect(describePages(value?.pages ?? [])).toMatchFileSnapshot(`golden/${name}.txt`)
  })
})

test('contents and references print the folio of the page where the thing is', async () => {
  const first = `# 前章\n\n后面的表在第:page{#tab-a}页。\n\n${'填一页的话。'.repeat(150)}\n`
  const { value } = await pagesOf(session, { '01.md': first, '02.md': CHAPTER })
  const pages = value?.pages ?? []
  const target = pages.find((page) => page.ids.includes('tab-a'))
  expect(Number(target?.folio)).toBeGreaterThan(2)
  expect(pages.find((page) => page.part === 'chapter')?.html).toContain(
    `href="#tab-a" data-generated="">${target?.folio}</a>`,
  )
  const contents = pages.find((page) => page.part === 'contents')?.html ?? ''
  const opening = pages.find((page) => page.chapter === 1)
  expect(contents).toMatch(new RegExp(`contents-folio">${opening?.folio}<`))
})

test('two layouts of one book are the same value', async () => {
  const once = await pagesOf(session, { '01.md': CHAPTER })
  const again = await pagesOf(session, { '01.md': CHAPTER })
  expect(again.value?.pages).toEqual(once.value?.pages)
})

test('another Paged.js than the one that was corrected is refused', () => {
  expect(() => assertKnown(new TextEncoder().encode('export class Chunker {}'))).toThrow('npm ci')
})

test('the layouter is the same whether its types were taken away before or not', async () => {
  const cache = await folderWith()
  const told = async (folder?: string) =>
    [...(await engineFiles(folder))].map(([name, { body }]) => [name, Buffer.from(body).toString()])
  const made = await told()
  expect(JSON.stringify(made)).not.toContain('export type ')
  for (const turn of ['first', 'again'])
    expect(JSON.stringify(await told(cache)) === JSON.stringify(made), turn).toBe(true)
  expect(await readdir(path.join(cache, 'pages'))).toHaveLength(1)
})
