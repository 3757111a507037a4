import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Page } from '../../scripts/pages/page.ts'
import { folderWith } from '../support/folder.ts'
import { browserForTests } from '../support/layouter.ts'
import { pagesOf, pdfOf, provenPdfOf } from '../support/pages.ts'

const session = await browserForTests()

/** A book of all parts: preface, two chapters, afterword, index; a note, a table, references from each to the others. */
const FILES = {
  '前言.md': '# 前言\n\n## 缘起\n\n先说几句。正文说:term[政绩观]，表在第:page{#tab-a}页。\n',
  '01.md': `# 前章

:term[政绩观]要正[^a]，见:ref{#tab-a}；也见:ref{#sec-b}，在第:page{#sec-b}页。

${'填满一页的话，说了又说。'.repeat(80)}

:term[政绩观]与:term[潜在的成绩]{of=潜绩}。

${'再填一页，话还是那些话。'.repeat(60)}

:::table[试排用表]{#tab-a}
| 项目 | 数 |
|---|---:|
| 行 | 24 |
:::

[^a]: 注在页脚，说的是:term[显绩]。
`,
  '02.md': `# 后章

## 乙节 {#sec-b}

:term[政绩观]又来了，:term[政绩观]来了两次。:term[重庆]{sort=虫庆}、:term[KPI]、:term[12345热线]。
`,
  '后记.md': '# 后记\n\n写完了。谈:term[政绩观]。\n',
}
const YAML = 'front: [前言.md]\nback: [后记.md]\n'

/** The pages as a reader turns them: what stands where, in words. */
function describePages(pages: readonly Page[]): string {
  return pages
    .map((page) => {
      const own = page.part === 'contents' || page.part === 'index' ? wordsOf(page.html) : []
      const blocks = page.blocks.map(({ source, text }) => `${source}  ${text.slice(0, 24)}`)
      const { index, part, side, folioLine, head } = page
      return [`== ${index} ${part} ${side} 页码“${folioLine}” 书眉“${head}”`, ...own, ...blocks].join('\n')
    })
    .join('\n')
}

/** One line a paragraph or heading. */
function wordsOf(html: string): string[] {
  const lines = html.replace(/<\/(p|h1)>/g, '\n').replace(/<span class="(leader|index-words|index-pages)">/g, ' ')
  return lines
    .replace(/<[^>]+>/g, '')
    .split('\n')
    .filter(Boolean)
}

/** The finished file as a reader of other hands sees it. */
async function readBack(pdf: Uint8Array) {
  const file = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const labels = (await file.getPageLabels()) ?? []
  const destinations = new Map<string, number>()
  for (const [name, [target]] of await file.getDestinations()) destinations.set(name, await file.getPageIndex(target))
  const pages = await Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => {
      const page = await file.getPage(index + 1)
      const { items } = await page.getTextContent({ disableNormalization: true })
      const text = items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/g, '')
      const links: string[] = (await page.getAnnotations()).map(({ dest }) => dest)
      return { text, links, tags: JSON.stringify(await page.getStructTree()) }
    }),
  )
  return { labels, destinations, pages, outline: await file.getOutline() }
}

describe.each(['horizontal', 'vertical'] as const)('%s', (writing) => {
  let making:
    | Promise<{ made: Awaited<ReturnType<typeof provenPdfOf>>; file: Awaited<ReturnType<typeof readBack>> }>
    | undefined
  let made: Awaited<ReturnType<typeof provenPdfOf>>
  let file: Awaited<ReturnType<typeof readBack>>
  beforeEach(async () => {
    making ??= provenPdfOf(session, FILES, { writing, yaml: YAML }).then(async (made) => ({
      made,
      file: await readBack(made.pdf),
    }))
    ;({ made, file } = await making)
  })
  /** Pages on which a link leads to the name, and the page it leads to. */
  const way = (name: string) => ({
    from: file.pages.flatMap(({ links }, index) => (links.includes(name) ? [index] : [])),
    to: file.destinations.get(name) ?? -1,
  })

  test('the gate finds nothing', () => {
    expect(made.findings).toEqual([])
  })

  test('golden pages', async () => {
    await expect(`${describePages(made.pages)}\n`).toMatchFileSnapshot(`golden/parts-${writing}.txt`)
  })

  test('viewers call the pages what is printed on them', () => {
    const body = writing === 'vertical' ? ['一', '二', '三'] : ['1', '2', '3']
    const front = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii']
    expect(file.labels.slice(0, 13)).toEqual(['封面', '封二', ...front, ...body])
    for (const [index, { folio }] of made.pages.entries()) if (folio) expect(file.labels[index]).toBe(folio)
  })

  test('a line of the contents leads to its heading, whose page has the printed number', () => {
    const contents = made.pages.find(({ part }) => part === 'contents')
    const lines = [
      ...(contents?.html ?? '').matchAll(
        /href="#([^"]+)".*?contents-text">(.*?)<\/span><span class="leader">.*?contents-folio">(.*?)<\/span><\/a>/g,
      ),
    ]
    expect(lines.map(([, , text]) => text?.replace(/<[^>]+>|\s/g, ''))).toEqual([
      '前言',
      '缘起',
      '前章',
      '后章',
      '一、乙节',
      '后记',
      '索引',
    ])
    for (const [, id = '', text = '', folio = ''] of lines) {
      const { from, to } = way(id)
      expect(from).toContain((contents?.index ?? 0) - 1)
      expect(file.labels[to]).toBe(folio.replace(/<[^>]+>/g, ''))
      expect(file.pages[to]?.text).toContain(text.replace(/<[^>]+>|\s/g, ''))
    }
  })

  test('a reference leads to its table, a call to its note and the note back to the call', () => {
    const table = file.pages.findIndex(({ text }) => text.includes('试排用表'))
    expect(way('tab-a').to).toBe(table)
    expect(way('tab-a').from.length).toBeGreaterThan(1)
    const call = way('call-2-1')
    const note = way('note-2-1')
    expect(file.pages[note.to]?.text).toContain('注在页脚')
    expect(note.from).toEqual([call.to])
    expect(call.from).toEqual([note.to])
  })

  test('every number of the index leads to a page that has the word and this number', () => {
    const index = made.pages.find(({ part }) => part === 'index')
    const links = [...(index?.html ?? '').matchAll(/<a href="#(term-\d+)">(.*?)<\/a>/g)]
    expect(links.length).toBeGreaterThanOrEqual(8)
    for (const [, id = '', folio = ''] of links) {
      const { from, to } = way(id)
      expect(from).toEqual([(index?.index ?? 0) - 1])
      expect(file.labels[to]).toBe(folio.replace(/<[^>]+>/g, ''))
      expect(file.pages[to]?.text).toMatch(/政绩观|潜在的成绩|显绩|重庆|KPI|12345热线/)
    }
  })

  test('the outline is the headings, and the pages have their tags', () => {
    type Entry = { title: string; items: Entry[] }
    const told = (entries: Entry[]): unknown[] =>
      entries.map(({ title, items }) => (items.length ? [title, ...told(items)] : title))
    expect(told(file.outline as Entry[])).toEqual([
      ['前言', '缘起'],
      '目录',
      '前章',
      ['后章', '一、乙节'],
      '后记',
      '索引',
    ])
    const tags = file.pages.map((page) => page.tags).join('')
    for (const role of ['H1', 'H2', 'P', 'Link', 'Table', 'TH', 'TD']) expect(tags).toContain(`"role":"${role}"`)
  })
})

describe('sides', () => {
  const short = (title: string) => `# ${title}\n\n只有一句。\n`
  const told = (pages: readonly Page[]) => pages.map(({ part, side, folio }) => `${part} ${side} ${folio}`.trim())

  test.each(['horizontal', 'vertical'] as const)(
    'chapters of one page, and one that is only a title, %s',
    async (writing) => {
      const files = { '1.md': short('甲'), '2.md': '# 只有题\n', '3.md': short('丙') }
      const { pages, findings } = await provenPdfOf(session, files, { writing })
      expect(findings).toEqual([])
      expect(pages.slice(8).map(({ side, head }) => side + head)).toEqual(['recto', 'verso', 'recto'])
    },
  )

  test.each(['horizontal', 'vertical'] as const)('odd and even front matter, %s', async (writing) => {
    const long = `# 前言\n\n${'前言很长，要排两页才说得完。'.repeat(60)}\n`
    const one = writing === 'vertical' ? '一' : '1'
    const options = { writing, yaml: 'front: [0.md]\n' }
    const even = await provenPdfOf(session, { '0.md': long, '1.md': short('甲') }, options)
    const odd = await provenPdfOf(session, { '0.md': short('前言'), '1.md': short('甲') }, options)
    expect([...even.findings, ...odd.findings]).toEqual([])
    expect(told(even.pages).slice(6)).toEqual([
      'chapter recto v',
      'chapter verso vi',
      'contents recto vii',
      'blank verso',
      `chapter recto ${one}`,
    ])
    expect(told(odd.pages).slice(6)).toEqual([
      'chapter recto v',
      'blank verso',
      'contents recto vii',
      'blank verso',
      `chapter recto ${one}`,
    ])
  })

  test.each([
    ['horizontal', 'right', 'left'],
    ['vertical', 'left', 'right'],
  ] as const)(
    'in %s books recto pages are %s ones: their folio stands at that edge, of verso pages at the other',
    async (writing, recto, verso) => {
      const files = { '1.md': `# 甲\n\n${'一页一页地往下说。'.repeat(150)}\n` }
      const { pages, pdf } = await pdfOf(session, files, { writing })
      const file = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
      const edges = await Promise.all(
        pages.map(async ({ folio, side, index }) => {
          const { items } = await (await file.getPage(index)).getTextContent()
          const found = items.find((item) => 'str' in item && item.str === folio && item.transform[5] < 80)
          if (!folio || !found || !('transform' in found)) return []
          return [`${side} ${found.transform[4] < 210 ? 'left' : 'right'}`]
        }),
      )
      expect(new Set(edges.flat())).toEqual(new Set([`recto ${recto}`, `verso ${verso}`]))
    },
  )

  test('a running head longer than its line ends in …, on one line', async () => {
    const title = '一个又长又长的章题目'.repeat(5)
    const { pages, findings, pdf } = await provenPdfOf(session, { '1.md': `# ${title}\n\n${'说下去。'.repeat(600)}\n` })
    expect(findings).toEqual([])
    const page = pages.find(({ head }) => head.endsWith('…'))
    expect(page?.head.length).toBeGreaterThan(30)
    const file = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
    const { items } = await (await file.getPage(page?.index ?? 0)).getTextContent()
    const heights = items.flatMap((item) =>
      'str' in item && item.transform[5] > 530 && item.str.trim() ? [item.transform[5]] : [],
    )
    expect(new Set(heights).size).toBe(1)
  })
})

describe('folios by option', () => {
  test.each([
    ['Han as it is read', { front: 'han-read', body: 'arabic', restart: true }, ['七', '八', '1', '2']],
    ['capitals', { front: 'upper-roman', body: 'han', restart: true }, ['VII', 'VIII', '一', '二']],
    ['running on', { front: 'arabic', body: 'arabic', restart: false }, ['7', '8', '9', '10']],
  ] as const)('%s: printed, and said by the PDF', async (_, folios, wanted) => {
    const { findings, pdf } = await provenPdfOf(session, FILES, { folios, yaml: YAML })
    expect(findings).toEqual([])
    expect((await readBack(pdf)).labels.slice(8, 12)).toEqual(wanted)
  })
})

test('an index that is asked for without terms is said to be empty', async () => {
  const files = { '1.md': '# 甲\n\n只有一句。\n' }
  expect((await provenPdfOf(session, files, { index: true })).findings).toEqual([
    'pages/index-empty 版本 test 要排索引，书稿里却没有标索引词。',
  ])
  expect((await provenPdfOf(session, files)).findings).toEqual([])
})

test('when a preface grows, no chapter is laid out again', async () => {
  const cache = await folderWith()
  const chapters = { '1.md': '# 甲\n\n:term[词]，见第:page{#b}页。\n', '2.md': '# 乙 {#b}\n\n一句。\n' }
  const layOut = async (preface: string) => {
    const { value } = await pagesOf(session, { '0.md': preface, ...chapters }, { cache, yaml: 'front: [0.md]\n' })
    return { pages: value?.pages.length ?? 0, layouts: (await readdir(path.join(cache, 'pages'))).length }
  }
  const short = await layOut('# 前言\n\n一句。\n')
  const long = await layOut(`# 前言\n\n${'前言很长，要排三页才说得完。'.repeat(100)}\n`)
  expect(long.pages).toBeGreaterThan(short.pages)
  expect(long.layouts).toBe(short.layouts + 1)
})
