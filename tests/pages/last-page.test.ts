import { describe, expect, test } from 'vitest'
import { linesToGive, type PageEnd } from '../../scripts/pages/engine/last-page-plan.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { CHARACTERS, call, paragraph, row, text, times, withNotes } from './engine-cases.ts'

const session = await browserForTests()
const letters = `${CHARACTERS}表续落款日期一`
const PITCH = 25
const SIGNATURE = '<div class="signature"><p data-source="c.md:80:1">落款</p><p data-source="c.md:81:1">日期</p></div>'

describe.each([BOOKLET, VERTICAL])('$writing', (edition) => {
  const layouter = layouterForTests(session, edition, letters)
  const [measure, lines] = edition.writing === 'vertical' ? [43, 16] : [27, 24]
  /** A paragraph of `count` lines. */
  const prose = (count: number, source: number) => paragraph(text(measure * count - 4, source), source)
  const layout = async (html: string, without: string[] = [], notes = '') =>
    (await layouter).layout({ html: `<section class="chapter">${html}</section>`, notes, without })
  const linesOn = (page: { extent: number; free: number }) => Math.round((page.extent - page.free) / PITCH)
  const freeOn = (page: { free: number }) => Math.round(page.free / PITCH)

  test.each([[[]], [['oracle']]])('a signature has two lines of text with it, without %s', async (without) => {
    for (let count = lines - 8; count <= lines + 8; count += 1) {
      for (const last of [1, 2]) {
        const { pages, foretold } = await layout(
          `${prose(5, 1)}${prose(count - 5, 2)}${prose(last, 3)}${SIGNATURE}`,
          without,
        )
        expect(foretold).toBe(without.length === 0)
        const before = pages.at(-2)
        if (!before) continue
        // What goes over whole with a signature leaves lines empty by itself.
        const short = freeOn(before)
        const company = linesOn(pages.at(-1) as never) - 3
        expect(count + last + 2, 'fits without the line above').toBeGreaterThan(lines)
        expect(company, `${count} lines`).toBeGreaterThanOrEqual(2)
        expect(short, `${count} lines`).toBeLessThanOrEqual(4)
      }
    }
  })

  test.each([[[]], [['oracle']]])('the last page holds four lines at least, without %s', async (without) => {
    for (let count = 1; count <= 6; count += 1) {
      const { pages } = await layout(`${prose(5, 1)}${prose(lines - 5 + count, 2)}`, without)
      expect(pages).toHaveLength(2)
      expect(linesOn(pages[1] as never), `${count} more`).toBeGreaterThanOrEqual(4)
      expect(freeOn(pages[0] as never), `${count} more`).toBeLessThanOrEqual(3)
    }
  })

  test.each([[[]], [['oracle']]])(
    'no poem that fits its page gives lines to the last one, without %s',
    async (without) => {
      const poem = `<div class="verse long"><p data-source="c.md:2:1">${'一<br>'.repeat(12)}一</p></div>`
      for (let behind = 1; behind <= 3; behind += 1) {
        const { pages, foretold } = await layout(`${prose(lines - 14, 1)}${poem}${prose(behind, 3)}`, without)
        expect(foretold).toBe(without.length === 0)
        expect(pages.map(({ blocks }) => blocks.map(({ source }) => source))).toEqual([
          ['c.md:1:1', 'c.md:2:1'],
          ['c.md:3:1'],
        ])
      }
    },
  )

  test('contents and an index fill their pages, however few lines are left for the last', async () => {
    for (const name of ['contents', 'meeting', 'index']) {
      const list = Array.from({ length: lines + 2 }, (_, index) => paragraph('一', index)).join('')
      const { pages } = await (await layouter).layout({ html: `<section class="${name}">${list}</section>` })
      expect(pages.map(linesOn), name).toEqual([lines, 2])
    }
  })

  test("the page before a break of the author's is a last page, too", async () => {
    const { pages } = await layout(`${prose(5, 1)}${prose(lines - 3, 2)}<hr class="page-break">${prose(9, 3)}`)
    expect(pages.map(linesOn)).toEqual([lines - 2, 4, 9])
  })

  test('two lines behind a table that goes on have rows of it with them', async () => {
    const rows = times(lines + 10, (index) => row(index, [text(3, index), text(9, index)]))
    for (let count = 1; count <= lines; count += 1) {
      const { pages } = await layout(
        `${prose(count, 1)}<table><thead><tr><th>一</th></tr></thead><tbody>${rows}</tbody></table>${prose(2, 2)}`,
      )
      expect(linesOn(pages.at(-1) as never), `after ${count} lines`).toBeGreaterThanOrEqual(4)
    }
  })

  test('a picture keeps its caption, whatever the last page lacks', async () => {
    for (const size of [3, 4, 5]) {
      const side = (lines - size) * PITCH
      const shown = `<div class="picture" style="block-size:${side}px"><img alt="" width="${side}" height="${side}" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"></div>`
      const figure = `<figure class="figure" data-source="c.md:1:1">${shown}<figcaption data-source="c.md:1:9">${text(4)}</figcaption></figure>`
      const { pages } = await layout(`${figure}${prose(2, 2)}`)
      const [captioned, pictured] = ['<figcaption', '<img'].map((tag) =>
        pages.findIndex(({ html }) => html.includes(tag)),
      )
      expect(captioned, `${size} lines left`).toBe(pictured)
    }
  })

  test('a heading goes over with its text where a signature would stand alone', async () => {
    const heading = `<h2 data-source="c.md:3:1">${text(4)}</h2>`
    const { pages } = await layout(`${prose(lines - 5, 1)}${heading}${prose(2, 4)}${prose(1, 5)}${SIGNATURE}`)
    expect(pages.map(({ blocks }) => blocks.map(({ source }) => source))).toEqual([
      ['c.md:1:1'],
      ['c.md:3:1', 'c.md:4:1', 'c.md:5:1', 'c.md:80:1', 'c.md:81:1'],
    ])
  })

  test('notes stay on the pages of their calls', async () => {
    const { html, notes } = withNotes(
      `${prose(5, 1)}${paragraph(`${text(measure * (lines - 7))}${call(1)}${text(measure * 2)}`, 2)}`,
      [text(20, 7)],
    )
    const { pages } = await layout(html, [], notes)
    for (const { calls, ids } of pages) for (const { note } of calls) expect(ids).toContain(note)
  })
})

test('a page gives no more lines than it must, and none that help nothing', () => {
  const giving = (ends: Partial<PageEnd>[]) =>
    linesToGive({ lack: 3, free: 0 }, (short) => ({
      lack: 3,
      free: short,
      lines: 24,
      atBreak: false,
      ...ends[short - 1],
    }))
  expect(giving([{ lack: 0 }])).toBe(1)
  expect(giving([{}, { lack: 1 }, { lack: 0 }])).toBe(2)
  expect(
    giving([
      { free: 4, lack: 0 },
      { free: 4, lack: 0 },
    ]),
  ).toBe(0)
  expect(giving([{}, { free: 3, lack: 1 }])).toBe(2)
  expect(giving([{ free: 5, lack: 0, atBreak: true }])).toBe(1)
  expect(giving([{ free: 12, lack: 0, atBreak: true }])).toBe(0)
})
