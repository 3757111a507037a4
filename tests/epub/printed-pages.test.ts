import { EpubCheck } from '@likecoin/epubcheck-ts'
import type { Element, Nodes } from 'hast'
import { expect, test } from 'vitest'
import { buildEpub } from '../../scripts/epub/build.ts'
import { breakMarker, placePageBreaks } from '../../scripts/epub/page-breaks.ts'
import type { Document } from '../../scripts/html/document.ts'
import { normalize } from '../../scripts/html/text.ts'
import type { Page, Pages } from '../../scripts/pages/page.ts'
import { type PageStart, pageStarts } from '../../scripts/pages/page-starts.ts'
import { checkEpub } from '../../scripts/preflight/epub.ts'
import { readPage } from '../../scripts/preflight/page-text.ts'
import { browserForTests } from '../support/layouter.ts'
import { laidOut } from '../support/pages.ts'
import { randomOf } from '../support/random.ts'

/** Real layouts: what a marker stands before is what its page begins with, as the gate of preflight reads the page. */
const session = await browserForTests()

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 260"><rect width="400" height="260"/></svg>'

/** Text of a chapter by the page that it is on, as the markers say. */
function textByPage(section: Element): Map<string, string> {
  const texts = new Map<string, string>()
  let page = ''
  const walk = (node: Nodes): void => {
    if (node.type === 'text') texts.set(page, (texts.get(page) ?? '') + normalize(node.value))
    if (node.type !== 'element') return
    if (node.properties.role === 'doc-pagebreak') {
      page = String(node.properties.id)
      texts.set(page, '')
    }
    if (node.properties.dataGenerated !== undefined) return
    for (const child of node.children) walk(child)
  }
  walk(section)
  return texts
}

function marked(document: Document, starts: readonly PageStart[]): Map<string, string> {
  const texts = document.chapters.flatMap((chapter, index) => {
    const section = structuredClone(chapter.section)
    const own = starts.filter((start) => start.part === 'chapter' && start.chapter === index)
    placePageBreaks(
      section,
      own.map((start) => ({ start, id: String(start.index), href: '' })),
    )
    return [...textByPage(section)]
  })
  return new Map(texts)
}

/** What a page has, and that without floats. */
function textOf(page: Page): { flow: string; all: string } {
  const { blocks, floats } = readPage(page)
  const join = (all: boolean) => blocks.flatMap(({ source, text }) => (all || !floats.has(source) ? text : [])).join('')
  return { flow: join(false), all: join(true) }
}

/** Text of every kind, so that pages end in all of them. */
function manuscript(seed: number): string {
  const random = randomOf(seed)
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T
  const WORDS = [
    '民心',
    '是',
    '最大的',
    '政治',
    '，',
    '一切',
    '为了',
    '群众',
    '。',
    '干部',
    '要',
    '下去',
    '；',
    '看',
    '实情',
  ]
  const words = (count: number) => Array.from({ length: count }, () => pick(WORDS)).join('')
  let count = 0
  const bits: (() => string)[] = [
    () => '{为政以德|wéi zhèng yǐ dé}',
    () => `见:ref{#tab-${1 + random(3)}}所示`,
    () => '<q>话里有<q>话</q></q>',
    () => ':dots[着重的话]',
    () => '**要紧的话**',
    () => '2026年11月22日',
    () => 'Linux 7.1 的 kernel 第 12 章',
    () => ':inline-note[夹在行里的注，有两行]',
    () => '[链接的文字](https://example.org/a)',
    () => `:term[${words(2).replace(/[，。；]/g, '') || '词'}]`,
    () => '`code`',
  ]
  const sentence = () => `${words(4 + random(20))}${random(2) ? pick(bits)() : ''}${words(3 + random(8))}。`
  const paragraph = () => Array.from({ length: 1 + random(6) }, sentence).join('')
  const blocks: (() => string)[] = [
    paragraph,
    paragraph,
    paragraph,
    () => `## ${words(3)}甲`,
    () => Array.from({ length: 3 + random(5) }, (_, index) => `${index + 1}. ${sentence()}`).join('\n'),
    () => `> ${paragraph()}\n>\n> ${paragraph()}`,
    () => `- 项\n\n  ${paragraph()}\n\n- 项二\n\n  ${paragraph()}`,
    () => `:::verse\n${Array.from({ length: 6 }, () => `${words(5)}`).join('\n')}\n:::`,
    () => `\`\`\`\n${Array.from({ length: 14 }, (_, index) => `line ${index};`).join('\n')}\n\`\`\``,
    () => {
      count += 1
      return `${words(6)}[^n${seed}-${count}]。${paragraph()}\n\n[^n${seed}-${count}]: ${paragraph()}`
    },
  ]
  const all = Array.from({ length: 46 }, () => pick(blocks)())
  for (const number of [1, 2, 3]) {
    const rows = Array.from({ length: 26 }, (_, index) => `| ${index} | ${words(9)} | ${words(6 * number)} |`).join(
      '\n',
    )
    const table = `:::table[表题${number}]{#tab-${number}}\n| | 甲 | 乙 |\n|---|---|---|\n${rows}\n:::`
    const figure = `:::figure[图题${number}]{#fig-${number}}\n![图](assets/a.svg)\n:::`
    all.splice(number * 12, 0, table)
    all.splice(number * 10, 0, figure)
  }
  return `# 第${seed}讲\n\n${all.join('\n\n')}\n`
}

const files = { '01.md': manuscript(1), '02.md': manuscript(2).replace(/tab-|fig-/g, '$&b'), 'assets/a.svg': SVG }

async function epubOf(document: Document, { pages, geometry }: Pages) {
  return buildEpub({
    document,
    edition: { name: 'ebook', format: 'epub', writing: 'horizontal', notes: 'chapter' },
    pages: { starts: pageStarts(pages, document), file: 'booklet.pdf', geometry },
  })
}

test.each(['horizontal', 'vertical'] as const)('a %s booklet', async (writing) => {
  const { neutral, pages } = await laidOut(session, files, { writing })
  const starts = pageStarts(pages.pages, neutral)
  const texts = marked(neutral, starts)
  const chapters = pages.pages.filter(({ part }) => part === 'chapter')

  // Every page that prints a number is in the list, with the number as it is printed.
  expect(starts.map(({ folio }) => folio)).toEqual(pages.pages.flatMap(({ folio }) => folio || []))
  expect(chapters.length).toBeGreaterThan(12)

  const wrong = chapters.flatMap((page) => {
    const found = texts.get(String(page.index)) ?? ''
    const { flow, all } = textOf(page)
    // A figure belongs to the page whose text goes on behind it, or that shows nothing else.
    const begins = flow === '' ? found.startsWith(all) : [flow.slice(0, 8), all].some((text) => found.startsWith(text))
    return begins ? [] : [`${page.index}: ${found.slice(0, 12)} ≠ ${flow.slice(0, 12)}`]
  })
  expect(wrong).toEqual([])

  const { value: epub, diagnostics } = await epubOf(neutral, pages)
  expect(diagnostics).toEqual([])
  if (!epub) throw new Error('no EPUB')
  const { messages } = await EpubCheck.validate(epub.data, { includeUsage: true })
  expect(messages).toEqual([])
  expect(await checkEpub(neutral, epub)).toEqual([])
})

test('a marker says which page it is', () => {
  const start: PageStart = { index: 9, folio: '一二', number: { style: 'han', value: 12 }, part: 'contents', line: '' }
  expect(breakMarker({ start, id: 'page-9', href: '' }).properties).toMatchObject({
    'epub:type': 'pagebreak',
    role: 'doc-pagebreak',
    ariaLabel: '一二',
  })
})
