import { setTimeout } from 'node:timers/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserSession, openBrowser } from '../../scripts/browser/launch.ts'
import type { Book, PrintEdition } from '../../scripts/config/book.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import type { Document, Note } from '../../scripts/html/document.ts'
import type { Page, Pages } from '../../scripts/pages/page.ts'
import { finishPdf } from '../../scripts/pdf/finish.ts'
import { readPrint } from '../../scripts/pdf/read-print.ts'

const SHEET = `<!doctype html><html lang="zh-Hans"><head><title>raw</title>
<style>@page { size: 148mm 210mm; margin: 20mm } section { break-after: page } thead { display: table-row-group }</style></head><body>
<section><h1 id="a">First</h1><p><a href="#b">to the second</a></p></section>
<section><h1 id="b">Second</h1><table><thead><tr><th>x<th>y</tr></thead><tbody><tr><th scope="row">1<td>2</tr></tbody></table></section>
<section><h1 id="c">Third</h1><p>end</p></section></body></html>`

const book: Book = {
  root: '/book',
  file: 'book.yaml',
  title: '政绩观',
  subtitle: '讲话三篇',
  creators: [
    { name: '张三', role: 'aut' },
    { name: '李四', role: 'aut' },
    { name: '王五', role: 'edt' },
  ],
  publisher: '某社',
  description: '一本 <小> & 书',
  subjects: ['政绩', '干部'],
  language: 'zh-Hans',
  date: '2026-11-22',
  epoch: Date.UTC(2026, 10, 22, 12) / 1000,
  identifier: 'urn:uuid:6f1b0f52-3c8e-4d7a-9b46-2e5d8a71c904',
  chapters: [],
  matter: {},
  fonts: {},
  editions: [],
}

let session: BrowserSession
let first: Uint8Array
let second: Uint8Array

beforeAll(async () => {
  const { value, diagnostics } = await openBrowser({ cache: await cacheFolder() })
  if (!value) throw new Error(JSON.stringify(diagnostics))
  session = value
  const tab = await session.browser.newPage()
  const print = async () => {
    await tab.setContent(SHEET)
    return tab.pdf({ preferCSSPageSize: true, tagged: true, outline: true })
  }
  first = await print()
  // The browser's dates count seconds.
  await setTimeout(1100)
  second = await print()
})

afterAll(() => session?.close())

test('two prints from one browser become the same bytes', async () => {
  expect(Buffer.compare(first, second)).not.toBe(0)
  expect(Buffer.compare(await finish(first), await finish(second))).toBe(0)
})

test('the file identifier follows the content, its first half the publication', async () => {
  const ids = async (changes: Partial<Book>) =>
    (await open(await finish(first, {}, { ...book, ...changes }))).fingerprints
  const [same, content] = await ids({})
  const [sameToo, otherContent] = await ids({ title: '别的' })
  expect(sameToo).toBe(same)
  expect(otherContent).not.toBe(content)
})

test('pages have the exact size, with the upper edge where the browser drew it', async () => {
  const file = await open(await finish(first))
  expect(file.numPages).toBe(3)
  const { view } = await file.getPage(2)
  const [left, lower, right, upper] = view as [number, number, number, number]
  expect(left).toBe(0)
  expect(upper).toBeCloseTo(594.96, 3)
  expect(right - left).toBeCloseTo((148 * 72) / 25.4, 3)
  expect(upper - lower).toBeCloseTo((210 * 72) / 25.4, 3)
})

test('the file says title, authors, dates and tool, the same in Info and XMP', async () => {
  const { info, metadata } = await (await open(await finish(first))).getMetadata()
  expect(info).toMatchObject({
    Title: '政绩观——讲话三篇',
    Author: '张三、李四',
    Subject: '一本 <小> & 书',
    Keywords: '政绩、干部',
    CreationDate: 'D:20261122120000Z',
    ModDate: 'D:20261122120000Z',
    Language: 'zh-Hans',
  })
  expect((info as { Creator: string }).Creator).toMatch(/^Banxin \d/)
  expect(metadata?.get('dc:title')).toBe('政绩观——讲话三篇')
  expect(metadata?.get('dc:creator')).toEqual(['张三', '李四'])
  expect(metadata?.get('dc:description')).toBe('一本 <小> & 书')
  expect(metadata?.get('xmp:createdate')).toBe('2026-11-22T12:00:00Z')
  expect(metadata?.get('pdf:producer')).toBe((info as { Producer: string }).Producer)
})

describe('viewers', () => {
  test('name the pages as printed', async () => {
    expect(await (await open(await finish(first))).getPageLabels()).toEqual(['i', '1', '2'])
  })

  test('show a booklet as spreads with its outline', async () => {
    const file = await open(await finish(first))
    expect(await file.getPageLayout()).toBe('TwoPageRight')
    expect(await file.getPageMode()).toBe('UseOutlines')
    expect(Object.fromEntries((await file.getViewerPreferences()) ?? [])).toEqual({ DisplayDocTitle: true })
  })

  test('turn the pages of a vertical booklet from right to left', async () => {
    const file = await open(await finish(first, { writing: 'vertical' }))
    expect(Object.fromEntries((await file.getViewerPreferences()) ?? [])).toMatchObject({ Direction: 'R2L' })
  })

  test('show a handout page by page', async () => {
    expect(await (await open(await finish(first, { theme: 'handout' }))).getPageLayout()).toBe('SinglePage')
  })
})

test('outline, links, tags and table heads stay', async () => {
  const file = await open(await finish(first))
  expect((await file.getOutline())?.map((item) => item.title)).toEqual(['First', 'Second', 'Third'])
  const [link] = await (await file.getPage(1)).getAnnotations()
  expect(link.dest).toBe('b')
  expect(Object.fromEntries((await file.getMarkInfo()) as unknown as Map<string, boolean>)).toMatchObject({
    Marked: true,
  })
  const tags = JSON.stringify(await (await file.getPage(2)).getStructTree())
  for (const role of ['H1', 'Table', 'TH', 'TD']) expect(tags).toContain(`"role":"${role}"`)
})

test('entries of the outline have the plain titles of their headings', async () => {
  const heading = (id: string, number: string, text: string) => ({ id, level: 1, number, text, source: '' })
  // As if ruby and a note mark stood in what the browser printed.
  const document = {
    chapters: [{ headings: [heading('a', '1.', 'F rst'), heading('c', '二、', 'Thrd')], notes: [] as Note[] }],
  } as Document
  const file = await open(await finish(first, {}, book, document))
  expect((await file.getOutline())?.map((item) => item.title)).toEqual(['1. F rst', 'Second', '二、Thrd'])
})

const EMPTY = { chapters: [] as Document['chapters'] } as Document

function finish(
  raw: Uint8Array,
  changes: Partial<PrintEdition> = {},
  of = book,
  document = EMPTY,
): Promise<Uint8Array> {
  const edition: PrintEdition = {
    name: 'booklet',
    format: 'pdf',
    theme: 'booklet',
    writing: 'horizontal',
    notes: 'chapter',
    ...changes,
  }
  const numbers = [
    { style: 'lower-roman', value: 1 },
    { style: 'arabic', value: 1 },
    { style: 'arabic', value: 2 },
  ] as const
  const pages = numbers.map((number, index) => {
    const html = `<h1 id="${'abc'.charAt(index)}">`
    return {
      index: index + 1,
      number,
      folio: '',
      notes: '',
      html: `${html}<h2 data-split-from="">`,
      side: index % 2 ? 'verso' : 'recto',
    } as Page
  })
  const geometry = { trim: { width: 148, height: 210 }, writing: edition.writing } as Pages['geometry']
  return finishPdf([readPrint(raw)], {
    book: of,
    edition,
    pages: { pages, geometry, lateNotes: 0, bleed: 3, sheet: { shell: '', pieces: [] } },
    document,
  })
}

async function open(pdf: Uint8Array) {
  return getDocument({ data: pdf.slice(), verbosity: 0 }).promise
}
