import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Element, ElementContent } from 'hast'
import type { Book } from '../../scripts/config/book.ts'
import type { Diagnostic } from '../../scripts/diagnostics/diagnostic.ts'
import { composeDocument } from '../../scripts/html/compose.ts'
import type { Document } from '../../scripts/html/document.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import { drawingOf } from '../../scripts/manuscript/drawings.ts'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'
import type { Page, Pages } from '../../scripts/pages/page.ts'

const PICTURES = fileURLToPath(new URL('../fixtures/pictures/', import.meta.url))

/** Two chapters with a table, lists, notes, ruby and a picture. Line numbers are counted on in the tests. */
const MANUSCRIPT = {
  '01.md': `# 第一讲

## 四对关系

树立政绩观，先要摆正四对关系。名声与实绩，两样都要看。树立政绩观，贵在恒心。[^a]

功在当代，利在千秋。不求一时之名，但求长久之效。

:::table[指标]{#tab}
| 项目 | 分值 |
|---|---|
| 民生 | 四十 |
| 生态 | 六十 |
:::

- 显绩看得见
  - 路桥
- 潜绩看不见

[^a]: 恒心者，常存之心。
`,
  '02.md': `# 第二讲

为了谁？{政绩|zhèng jì}为了人民。[^b]

:::figure[三问]{#三问}
![三个圈](plan.svg)
:::

见第 :page{#tab} 页和:ref{#三问}。

[^b]: 语出旧报。

    注文还有一段。
`,
}

export const BOOK: Book = {
  root: PICTURES,
  file: 'book.yaml',
  title: '政绩观',
  subtitle: '两讲',
  creators: [
    { name: '甲', role: 'aut' },
    { name: '乙', role: 'edt' },
  ],
  description: '两篇讲话。',
  subjects: ['政绩', '干部'],
  language: 'zh-Hans',
  date: '2026-11-22',
  epoch: Date.UTC(2026, 10, 22, 12) / 1000,
  identifier: 'urn:uuid:6f1b0f52-3c8e-4d7a-9b46-2e5d8a71c904',
  chapters: Object.keys(MANUSCRIPT),
  matter: {},
  fonts: {},
  editions: [],
}

export function sampleDocument(manuscript: Record<string, string> = MANUSCRIPT): Document {
  const path = `${PICTURES}plan.svg`
  const drawing = drawingOf(readFileSync(path), 'plan.svg').value
  const asset = { src: 'plan.svg', file: 'plan.svg', path, width: 40, height: 20, drawing }
  const { value, diagnostics } = composeDocument(BOOK, {
    chapters: Object.entries(manuscript).map(([file, source]) => ({ file, source, tree: parseMarkdown(source) })),
    assets: new Map(
      Object.keys(manuscript).map((file) => [`${file}\nplan.svg`, { ...asset, mediaType: 'image/svg+xml' }]),
    ),
  })
  if (!value || diagnostics.length > 0) throw new Error(`the sample is not clean: ${JSON.stringify(diagnostics)}`)
  return value
}

/**
 * The document as pages, without a browser: a contents page, then `size` blocks a page; notes stand on their chapter's last page.
 * The first paragraph is split over two pages, as the layouter splits.
 */
export function samplePages(document: Document, size = 2): Pages {
  const pages: Page[] = []
  const add = (html: string, notes: string, rest: Partial<Page>) => {
    const index = pages.length + 1
    const ids = [...(html + notes).matchAll(/ id="([^"]+)"/g)].map((match) => match[1] as string)
    const side = index % 2 ? 'recto' : 'verso'
    const folio = rest.part === 'chapter' ? String(index - 1) : ''
    pages.push({
      index,
      part: 'chapter',
      side,
      number: { style: 'arabic', value: index === 1 ? 1 : index - 1 },
      folio,
      folioLine: folio && `— ${folio} —`,
      head: '',
      html,
      notes,
      extent: 600,
      blocks: [],
      ids,
      ...rest,
    })
  }
  add('', '', { part: 'contents' })
  for (const [chapter, { section, notes }] of document.chapters.entries()) {
    const blocks = section.children.filter((child) => child.type === 'element').flatMap(splitLong)
    for (let start = 0; start < blocks.length; start += size) {
      const shown = toHtml({ ...section, children: blocks.slice(start, start + size) })
      const last = start + size >= blocks.length
      const foot = last ? notes.map((note) => toHtml(note.element)).join('') : ''
      add(shown, foot, { part: 'chapter', chapter })
    }
  }
  const folioOf = (id: string) => pages.find((page) => page.ids.includes(id))?.folio ?? ''
  const lines = document.chapters.flatMap((chapter) =>
    chapter.headings.map(
      ({ id, text }) =>
        `<p><a href="#${id}"><span>${text}</span><span class="contents-folio">${folioOf(id)}</span></a></p>`,
    ),
  )
  if (pages[0]) pages[0].html = `<section class="contents" data-generated>${lines.join('')}</section>`
  for (const page of pages) page.html = page.html.replace(/(href="#tab"[^>]*>)0</, `$1${folioOf('tab')}<`)
  const area = { width: 420, height: 600 }
  const geometry = {
    trim: { width: 148, height: 210 },
    area,
    margin: { top: 80, inner: 70 },
    size: 14,
    cell: 14,
    pitch: 24,
    notePitch: 17,
    head: 39,
  }
  return {
    pages,
    geometry: { ...geometry, writing: 'horizontal' },
    lateNotes: 0,
    bleed: 3,
    sheet: { shell: '', pieces: [] },
  }
}

/** A copy of the pages with `from` replaced in their HTML or notes; `from` has to be there. */
export function altered(pages: Pages, from: string | RegExp, to: string): Pages {
  const changed = pages.pages.map((page) => ({
    ...page,
    html: page.html.replace(from, to),
    notes: page.notes.replace(from, to),
  }))
  if (
    changed.every((page, index) => page.html === pages.pages[index]?.html && page.notes === pages.pages[index]?.notes)
  ) {
    throw new Error(`nothing to alter: ${from}`)
  }
  return { ...pages, pages: changed }
}

/** `rule file:line:column` of every diagnostic. */
export function findings(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ rule, place }) => `${rule} ${place ? `${place.file}:${place.line}:${place.column}` : '—'}`)
}

function splitLong(block: Element): ElementContent[] {
  const [first, ...rest] = block.children
  if (block.tagName !== 'p' || first?.type !== 'text' || first.value.length < 20) return [block]
  const before: Element = { ...block, children: [{ type: 'text', value: first.value.slice(0, 10) }] }
  return [before, { ...block, children: [{ type: 'text', value: first.value.slice(10) }, ...rest] }]
}
