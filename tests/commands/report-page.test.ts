import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import type { Report } from '../../scripts/commands/report.ts'
import { composeReportPage } from '../../scripts/commands/report-page.ts'

const FONT = {
  family: 'Banxin Song',
  weight: 400,
  from: 'noto 1.0',
  identity: 'noto 1.0 a.ttf',
  sha256: 'f0f0',
  name: 'Noto Serif',
  version: 'Version 2',
  licence: 'OFL 1.1',
  characters: 3,
} as const

const HOSTILE = '</title><script>alert(1)</script>'

const REPORT: Report = {
  banxin: '1.2.3',
  draft: false,
  book: {
    title: `书${HOSTILE}`,
    identifier: 'urn:x',
    date: '2026-11-22',
    chapters: 2,
    characters: 99,
    notes: 1,
    images: 0,
  },
  browser: { description: 'Chromium 1', pinned: true },
  editions: [
    {
      name: 'booklet',
      format: 'pdf',
      made: true,
      file: 'booklet.pdf',
      pages: 33,
      lateNotes: 0,
      of: null,
      sheets: null,
      spine: null,
      copies: null,
      bytes: 520_000,
      sha256: 'abc123',
      fonts: [FONT],
      diagnostics: [
        {
          severity: 'warning',
          rule: 'pages/x',
          message: `行高不对 ${HOSTILE}`,
          hint: '改一改。',
          place: { file: '01.md', line: 7, column: 3 },
        },
      ],
      typesetting: {
        R08: { count: 0, checked: 61, places: [] },
        R14: {
          count: 2,
          checked: 400,
          places: [
            { page: 5, line: 12, source: '01.md:9:1', text: '一行<b>' },
            { page: 6, line: 0, source: '', text: '' },
          ],
          figures: { largest: 0.12, pitch: { '25': 398, '25.5': 2 } },
        },
      },
    },
    {
      name: 'handout',
      format: 'pdf',
      made: false,
      file: 'handout.pdf',
      pages: null,
      lateNotes: null,
      of: null,
      sheets: null,
      spine: null,
      copies: null,
      bytes: null,
      sha256: null,
      typesetting: null,
      fonts: [FONT, { ...FONT, family: 'Banxin Biaosong', weight: 700 }],
      diagnostics: [{ severity: 'error', rule: 'pages/y', message: '放不下。' }],
    },
  ],
  inputs: {
    settings: { epoch: '2026-11-22T12:00:00.000Z' },
    sources: { 'book.yaml': 'aa11', [`${HOSTILE}.md`]: 'bb22' },
    styles: { 'styles/base.css': 'cc33' },
    fonts: { 'noto 1.0 a.ttf': 'f0f0' },
    programs: { node: '24.21.0 linux x64' },
  },
  diagnostics: [{ severity: 'info', rule: 'config/z', message: '没有标识。', place: { file: 'book.yaml' } }],
}

/** The text of every element of a kind. */
async function texts(kind: string, report = REPORT): Promise<string[]> {
  const found: string[] = []
  visit(fromHtml(await composeReportPage(report)), 'element', (element: Element) => {
    if (element.tagName === kind) found.push(textOf(element))
  })
  return found
}

test('what was made, with pages, size and hash; what was not', async () => {
  const rows = await texts('tr')
  expect(rows).toContain('bookletbooklet.pdf33520 kBabc123')
  expect(rows).toContain('handout没有做成———')
  expect((await texts('p'))[1]).toBe('2 个版本，做成 1 个；1 个错误，1 个警告。')
})

test('what it was made from, each thing with its hash or version', async () => {
  const rows = await texts('tr')
  expect(rows).toContain('书稿book.yamlaa11')
  expect(rows).toContain(`书稿${HOSTILE}.mdbb22`)
  expect(rows).toContain('程序node24.21.0 linux x64')
})

test('every finding with its place, rule and what to do', async () => {
  const items = await texts('li')
  expect(items).toContain('说明book.yaml　没有标识。 config/z')
  expect(items).toContain(`警告01.md:7:3　行高不对 ${HOSTILE} pages/x booklet→ 改一改。`)
  expect(items).toContain('错误放不下。 pages/y handout')
  // The worst first.
  expect((await texts('span')).filter((text) => /^(错误|警告|说明)$/.test(text))).toEqual(['错误', '警告', '说明'])
})

test('what was measured: a row a requirement, a column an edition; places and figures', async () => {
  const [booklet, handout] = REPORT.editions as [Report['editions'][number], Report['editions'][number]]
  const both = {
    ...REPORT,
    editions: [booklet, { ...handout, typesetting: { R08: { count: 0, checked: 7, places: [] } } }],
  }
  const rows = await texts('tr', both)
  expect(rows).toContain('编号要求booklethandout')
  expect(rows).toContain('R08行尾标点占半字617')
  expect(rows).toContain('R14行在网格上，正背面对齐400，不合 2—')
  expect(rows).toContain('R14行在网格上，正背面对齐最大出入 0.12；行距（磅） 25（398 次）、25.5（2 次）—')
  expect(await texts('h4', both)).toEqual(['R14 行在网格上，正背面对齐　booklet'])
  expect((await texts('li', both)).slice(-2)).toEqual(['第 5 页第 12 行　01.md:9:1　一行<b>', '第 6 页'])
})

test('each font file once, with its licence, what it serves as and the editions that are set in it', async () => {
  expect((await texts('tr')).filter((row) => row.includes('OFL 1.1'))).toEqual([
    'Noto SerifVersion 2宋体、小标宋（粗）noto 1.0OFL 1.1booklet、handout',
  ])
})

test('nothing in it runs, and it needs nothing else', async () => {
  const html = await composeReportPage(REPORT)
  visit(fromHtml(html), 'element', ({ tagName, properties }: Element) => {
    expect(['script', 'link', 'img', 'iframe', 'object', 'base', 'form', 'a']).not.toContain(tagName)
    expect(Object.keys(properties).filter((name) => /^on|^src$|^href$|^style$/.test(name))).toEqual([])
  })
  expect(html).not.toMatch(/url\(|@import/)
  expect(await texts('title')).toEqual([`书${HOSTILE} · 构建报告`])
  expect(await composeReportPage(structuredClone(REPORT))).toBe(html)
})

test('sections without content are left out; of many places some are told', async () => {
  const bare = { ...REPORT, editions: [], diagnostics: [] }
  expect(await texts('h2', bare)).toEqual(['做成的文件', '发现的问题', '由什么做成'])
  const places = Array.from({ length: 30 }, (_, line) => ({ page: 1, line: line + 1, source: '', text: '' }))
  const [edition] = REPORT.editions as [Report['editions'][number]]
  const many = {
    ...REPORT,
    editions: [{ ...edition, typesetting: { R14: { count: 30, checked: 30, places } } }],
  }
  expect(await texts('p', many)).toContain('另有 18 处，见 report.json。')
})
