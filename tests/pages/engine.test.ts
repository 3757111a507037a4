import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import type { RawPage } from '../../scripts/pages/engine/extract.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { BLOCK_CASES, FLOAT_CASES } from './block-cases.ts'
import { byBlock } from './by-block.ts'
import { type Case, CHARACTERS, CASES as TEXT_CASES, text } from './engine-cases.ts'
import { NOTE_CASES, type NoteCase } from './note-cases.ts'

const CASES = { ...TEXT_CASES, ...BLOCK_CASES, ...FLOAT_CASES }

const session = await browserForTests()
const letters = `${CHARACTERS}${JSON.stringify([CASES, NOTE_CASES])}哈甲乙丙`
const layouters = {
  horizontal: await layouterForTests(session, BOOKLET, letters),
  vertical: await layouterForTests(session, VERTICAL, letters),
}

describe.each(['horizontal', 'vertical'] as const)('%s: every character once, in order, on the page', (writing) => {
  test.each(Object.entries({ ...CASES, ...NOTE_CASES }))('%s', async (_name, chapter) => {
    const { pages, problems } = await layouters[writing].layout({ html: wrap(chapter.html), notes: chapter.notes })
    expect(problems).toEqual([])
    const html = pages.map((page) => page.html).join('')
    if (chapter.anyOrder) expect(byBlock(html)).toEqual(byBlock(chapter.html))
    else expect(strip(html)).toBe(strip(chapter.html))
    expect(html.split('<img').length).toBe(chapter.html.split('<img').length)
    for (const page of pages) expect(raggedTables(page.html)).toEqual([])
    expect(pages.flatMap((page) => page.outside)).toEqual([])
    const notes = chapter.notesText ?? []
    if (chapter.anyOrder) expect(notesOf(pages).sort()).toEqual([...notes].sort())
    else expect(notesOf(pages)).toEqual(notes)
  })
})

describe.each(['horizontal', 'vertical'] as const)('%s: a note begins on the page of its call', (writing) => {
  test.each(Object.entries({ ...CASES, ...NOTE_CASES }).filter(([, { notes }]) => notes))(
    '%s',
    async (_name, chapter) => {
      const { pages } = await layouters[writing].layout({ html: wrap(chapter.html), notes: chapter.notes })
      const late = pages.flatMap(({ calls, ids }) => calls.filter(({ first, note }) => first && !ids.includes(note)))
      const { late: most = 0 } = chapter as NoteCase
      expect(late.length).toBeLessThanOrEqual(most)
    },
  )
})

test.each(['horizontal', 'vertical'] as const)('a row stays whole though its note does not (%s)', async (writing) => {
  const chapter = NOTE_CASES['a row of most of a page with a long note'] as NoteCase
  const { pages } = await layouters[writing].layout({ html: wrap(chapter.html), notes: chapter.notes })
  expect(pages.map(({ html }) => html.match(/<tr[^>]*data-split/g)?.length ?? 0).filter(Boolean)).toEqual([])
})

test.each(['horizontal', 'vertical'] as const)(
  'a picture that opens a page keeps its caption, and clear of notes that go on (%s)',
  async (writing) => {
    const chapter = NOTE_CASES['a picture right behind the line of a long note'] as NoteCase
    const { pages } = await layouters[writing].layout({ html: wrap(chapter.html), notes: chapter.notes })
    const page = pages.find(({ html }) => html.includes('<img'))
    expect(page?.html).toContain('</figcaption>')
    // The picture is 200 px high, its caption a line.
    expect(page?.extent).toBeGreaterThanOrEqual(225)
    // The rest is for the note, which does not leave a page out.
    expect(page?.notes).not.toBe('')
  },
)

test('a table that goes on repeats its head and says so', async () => {
  const chapter = CASES['a long table'] as Case
  const { pages } = await layouters.horizontal.layout({ html: wrap(chapter.html) })
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages.slice(1)) {
    expect(page.html).toContain('<thead data-generated="" data-repeated="">')
    expect(page.html).toContain('续表1')
  }
})

test('no paragraph leaves one line to the next page', async () => {
  for (let lines = 18; lines <= 24; lines += 1) {
    const html = `<p>${'一<br>'.repeat(lines - 1)}一</p><p data-source="c.md:2:1">${text(70)}</p>`
    const { pages } = await layouters.horizontal.layout({ html: wrap(html) })
    const parts = pages.flatMap((page) => page.blocks.filter((block) => block.source === 'c.md:2:1'))
    // 70 characters make three lines of 27: they stay together, or all go.
    expect(parts, `after ${lines} lines`).toHaveLength(1)
  }
})

test('a paragraph of many short elements fills every page that it goes on to', async () => {
  const html = wrap(`<p>${Array.from({ length: 400 }, (_, index) => `${text(5, index)}<b>字</b>`).join('')}</p>`)
  const probed = await layouters.horizontal.layout({ html, without: ['oracle'] })
  // 24 lines of 27 characters; the first begins with an indent.
  expect(probed.pages.map((page) => strip(page.html).length)).toEqual([646, 648, 648, 458])
})

test('the last line before a page break is justified, what goes on is not indented', async () => {
  const { pages } = await layouters.horizontal.layout({ html: wrap(`<p>${text(900)}</p>`) })
  expect(pages[0]?.html).toContain('data-split-text=""')
  expect(pages[1]?.html).toContain('<p data-split-from="">')
})

test.each([
  ['between paragraphs', '<p>甲</p><hr class="page-break"><p>乙</p>'],
  ['at the end of a list item', '<ul><li>甲<hr class="page-break"></li><li>乙</li></ul>'],
  ['inside a quotation', '<blockquote><p>甲</p><hr class="page-break"></blockquote><p>乙</p>'],
])('a page break asked for %s', async (_name, html) => {
  const { pages } = await layouters.horizontal.layout({ html: wrap(html) })
  expect(pages.map((page) => strip(page.html))).toEqual(['甲', '乙'])
})

test('a section break at the top of a page is not printed', async () => {
  const html = `<p>${'一<br>'.repeat(23)}一</p><p class="section-break" data-generated="">＊</p><p>${text(200)}</p>`
  const { pages } = await layouters.horizontal.layout({ html: wrap(html) })
  expect(pages.map((page) => page.html).join('')).not.toContain('＊')
})

test('what leaves the type area is reported with the place of its block', async () => {
  const html = `<p data-source="c.md:7:1"><span class="nb">${text(40)}</span></p>`
  const { pages } = await layouters.horizontal.layout({ html: wrap(html) })
  expect(pages[0]?.outside.map((box) => box.source)).toEqual(['c.md:7:1'])
})

test.each(['horizontal', 'vertical'] as const)('text that stands over the notes is reported (%s)', async (writing) => {
  const page = (room: number) =>
    `<div class="pagedjs_page"><div class="pagedjs_area"><div class="pagedjs_page_content" style="columns:auto;block-size:${room}px"><div><p>一</p><p>二</p><p data-source="c.md:7:1">三</p></div></div><div class="notes"><aside class="note">注</aside></div></div></div>`
  // As text: the test runner would rewrite the import.
  const outside = (html: string) =>
    layouters[writing].tab.evaluate(`import('/engine/extract.ts').then(({ readPage }) => {
      document.getElementById('stage').innerHTML = ${JSON.stringify(html)}
      const area = document.querySelector('.pagedjs_page_content')
      const page = { area, pagebox: area.parentElement, wrapper: area.firstElementChild }
      return readPage(page, ${writing === 'vertical'}).outside.map(({ source }) => source)
    })`)
  expect(await outside(page(50))).toEqual(['c.md:7:1'])
  expect(await outside(page(75))).toEqual([])
})

test.each(['horizontal', 'vertical'] as const)(
  'a note that goes on leaves no line of a block alone (%s)',
  async (writing) => {
    const code = (lines: number) =>
      `<pre data-source="n.md:2:1"><code>${Array.from({ length: lines }, (_, index) => `let x${index} = ${index}`).join('\n')}</code></pre>`
    let cuts = 0
    for (let lines = 3; lines <= 30; lines += 1) {
      const notes = `<aside class="note" id="note-1" data-source="n.md:1:1"><p>${text(9)}</p>${code(lines)}<p data-source="n.md:3:1">${text(200)}</p></aside>`
      const html = `<p>${text(150)}<a class="note-call" id="call-1" href="#note-1" data-generated="">1</a>${text(300)}</p>`
      const { pages } = await layouters[writing].layout({ html: wrap(html), notes })
      const parts = pages.map((page) => page.notes.match(/<pre[^>]*>(.*?)<\/pre>/s)?.[1]?.match(/let/g)?.length ?? 0)
      const shown = parts.filter((count) => count > 0)
      expect(shown.reduce((sum, count) => sum + count, 0)).toBe(lines)
      cuts += shown.length - 1
      expect(Math.min(...shown), `${lines} lines: ${shown}`).toBeGreaterThan(1)
    }
    expect(cuts).toBeGreaterThan(0)
  },
)

// A correction replaces methods for good, so each of these has a document of its own.
describe('each correction is needed', () => {
  const without = async (name: string, chapter: Case) => {
    const layouter = await layouterForTests(session, BOOKLET, letters)
    return layouter.layout({ html: wrap(chapter.html), notes: chapter.notes, without: [name, 'oracle'] })
  }

  test('identity-token: without it Paged.js loses or doubles repeated text', async () => {
    const chapter = CASES['one sentence over and over'] as Case
    const { pages } = await without('identity-token', chapter)
    expect(strip(pages.map((page) => page.html).join(''))).not.toBe(strip(chapter.html))
  })

  test('splits: without it the last line before a break stays ragged', async () => {
    const { pages } = await without('splits', { html: `<p>${text(900)}</p>` })
    expect(pages[0]?.html).not.toContain('data-split-text')
  })

  test('tables: without it the head stands once', async () => {
    const { pages } = await without('tables', CASES['a long table'] as Case)
    expect(
      pages
        .map((page) => page.html)
        .join('')
        .match(/<thead/g),
    ).toHaveLength(1)
  })

  test('floats: without it the page before a figure stays short', async () => {
    const chapter = CASES['a float in the middle of a long paragraph'] as Case
    const { pages } = await without('floats', chapter)
    expect(pages[0]?.blocks.at(-1)?.source).toBe('c.md:102:1')
  })

  test('notes: without it no note is printed', async () => {
    const { pages } = await without('notes', CASES['many notes on a page'] as Case)
    expect(pages.every((page) => page.notes === '')).toBe(true)
  })

  test.each(['tick', 'text-break', 'light-page'])('%s: only faster, the pages are the same', async (name) => {
    const chapter = CASES['long inline elements'] as Case
    const corrected = await layouters.horizontal.layout({ html: wrap(chapter.html) })
    const plain = await without(name, chapter)
    expect(plain.pages.map((page) => page.html)).toEqual(corrected.pages.map((page) => page.html))
  })
})

function wrap(html: string): string {
  return `<section class="chapter">${html}</section>`
}

function notesOf(pages: RawPage[]): string[] {
  const notes = new Map<string, string>()
  for (const page of pages) {
    for (const [, attributes = '', content = ''] of page.notes.matchAll(/<aside([^>]*)>(.*?)<\/aside>/gs)) {
      const id = attributes.match(/data-continues="([^"]*)"/)?.[1] ?? attributes.match(/ id="([^"]*)"/)?.[1] ?? ''
      notes.set(id, (notes.get(id) ?? '') + strip(content))
    }
  }
  return [...notes.values()]
}

/** Rows of outer tables that cover fewer or more columns than the first row. */
function raggedTables(html: string): string[] {
  const found: string[] = []
  visit(fromHtml(html, { fragment: true }), 'element', (table) => {
    if (table.tagName !== 'table') return
    for (const group of table.children) {
      if (group.type !== 'element' || !/^t(body|head|foot)$/.test(group.tagName)) continue
      const rows = group.children.filter((child) => child.type === 'element')
      const covered = rows.map(() => 0)
      for (const [index, row] of rows.entries()) {
        for (const cell of row.children) {
          if (cell.type !== 'element') continue
          const { colSpan = 1, rowSpan = 1 } = cell.properties
          for (let at = index; at < index + Number(rowSpan); at += 1) covered[at] = (covered[at] ?? 0) + Number(colSpan)
        }
      }
      if (new Set(covered).size > 1) found.push(toHtml(table).slice(0, 300))
    }
  })
  return found
}

function strip(html: string): string {
  return html
    .replace(/<(thead|figcaption)[^>]*data-repeated.*?<\/\1>/gs, '')
    .replace(/<(span|div)[^>]*data-repeated[^>]*>.*?<\/\1>/gs, '')
    .replace(/<(span|a)[^>]*data-generated[^>]*>[^<]*<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, '')
}
