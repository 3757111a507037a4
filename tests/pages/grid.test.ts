import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { readGeometry } from '../../scripts/pages/geometry.ts'
import { gridFindings } from '../../scripts/pages/grid.ts'
import { browserForTests, layouterForTests } from '../support/layouter.ts'
import { A5 } from './a5.ts'

const session = await browserForTests()
const px = (mm: number) => (mm * 96) / 25.4

/** Characters a line, lines a page, trim: what docs/book-yaml.md promises. */
const EDITIONS: [
  string,
  Partial<PrintEdition>,
  { page: [number, number]; grid: [number, number]; size: number; pitch: number },
][] = [
  ['讲义', { theme: 'handout' }, { page: [210, 297], grid: [28, 22], size: 16 / 0.75, pitch: 39 }],
  [
    '讲义大字本',
    { theme: 'handout', print: 'large' },
    { page: [210, 297], grid: [20, 17], size: 22 / 0.75, pitch: 50 },
  ],
  ['A5 横排', {}, { page: [148, 210], grid: [27, 24], size: 14, pitch: 25 }],
  ['A5 直排', { writing: 'vertical' }, { page: [148, 210], grid: [43, 16], size: 14, pitch: 25 }],
  ['32 开横排', { trim: '32k' }, { page: [130, 184], grid: [25, 22], size: 14, pitch: 24 }],
  ['32 开直排', { trim: '32k', writing: 'vertical' }, { page: [130, 184], grid: [38, 15], size: 14, pitch: 24 }],
  ['大 32 开横排', { trim: 'large-32k' }, { page: [140, 203], grid: [26, 23], size: 14, pitch: 25 }],
  [
    '大 32 开直排',
    { trim: 'large-32k', writing: 'vertical' },
    { page: [140, 203], grid: [41, 15], size: 14, pitch: 25 },
  ],
]

describe.each(EDITIONS)('%s', (_, options, { page, grid, size, pitch }) => {
  const edition: PrintEdition = {
    name: 'x',
    format: 'pdf',
    theme: 'booklet',
    writing: 'horizontal',
    notes: 'chapter',
    ...options,
  }

  test('whole squares and whole lines on the paper, the inner margin the wider', async () => {
    const { tab, layout } = await layouterForTests(session, edition, '一')
    const geometry = await readGeometry(tab, edition)
    expect(gridFindings(geometry, undefined)).toEqual([])
    expect([geometry.trim.width, geometry.trim.height]).toEqual(page)
    const [inline, block] =
      edition.writing === 'vertical'
        ? [geometry.area.height, geometry.area.width]
        : [geometry.area.width, geometry.area.height]
    expect([Math.round(inline / geometry.cell), block / pitch]).toEqual(grid)
    expect([geometry.size, geometry.pitch]).toEqual([expect.closeTo(size, 1), pitch])
    const { area, margin } = geometry
    const [outer, foot] = [px(page[0]) - margin.inner - area.width, px(page[1]) - margin.top - area.height]
    expect(margin.inner).toBeGreaterThanOrEqual(outer)
    expect(Math.min(outer, foot, margin.top)).toBeGreaterThan(px(14))

    // As it is laid out, not as it is said: a full page has so many lines, and a full line so many characters.
    const { pages } = await layout({
      html: `<section class="chapter"><p data-source="a:1:1">${'一'.repeat(2000)}</p></section>`,
    })
    const [characters, lines] = grid
    expect(pages[0]?.blocks.map(({ text }) => text.length)).toEqual([characters * lines - 2])
    expect(pages[1]?.blocks.map(({ text }) => text.length)).toEqual([characters * lines])
  })
})

test('the document for authors has the same numbers, a column an edition', async () => {
  const text = await readFile(new URL('../../docs/style.md', import.meta.url), 'utf8')
  const row = (name: string) =>
    text
      .match(new RegExp(`^\\| \`${name}\` .*$`, 'm'))?.[0]
      .split('|')
      .slice(3, -1)
      .map((cell) => Number.parseFloat(cell))
  const promised = EDITIONS.map(([, , edition]) => edition)
  expect(row('--page-width')).toEqual(promised.map(({ page }) => page[0]))
  expect(row('--page-height')).toEqual(promised.map(({ page }) => page[1]))
  expect(row('--characters')).toEqual(promised.map(({ grid }) => grid[0]))
  expect(row('--lines')).toEqual(promised.map(({ grid }) => grid[1]))
  expect(row('--pitch')).toEqual(promised.map(({ pitch }) => pitch))
})

test.each([
  ['a size that is no length', { size: 0 }, 'error pages/size-invalid --size 不是大于 0 的长度。'],
  ['lines between pixels', { pitch: 24.5 }, 'error pages/pitch-not-whole --pitch 是 24.5 px'],
  ['notes between pixels', { notePitch: 16.67 }, 'error pages/pitch-not-whole --note-pitch 是 16.7 px'],
  [
    'lines that overlap',
    { size: 26, cell: 27 },
    'error pages/pitch-too-small 行距 --pitch（25 px）容不下字号 --size（26 px）。',
  ],
  [
    'a type area wider than the paper',
    { area: { width: 504, height: 600 } },
    'error pages/area-too-large 版心连同订口比纸宽，多出 13.13 毫米。',
  ],
  ['one higher than the paper', { area: { width: 378, height: 750 } }, 'error pages/area-too-large 版心连同天头比纸高'],
  [
    'a line of no whole squares',
    { area: { width: 380, height: 600 } },
    'warning pages/grid-not-whole 版心每行是 27.14 字，不是整数。',
  ],
  [
    'a page of no whole lines',
    { area: { width: 378, height: 590 } },
    'warning pages/grid-not-whole 版心每面是 23.6 行，不是整数。',
  ],
])('%s is said', (_, change, words) => {
  const found = gridFindings({ ...A5, ...change }, undefined)
  expect(found.map(({ severity, rule, message }) => `${severity} ${rule} ${message}`).join('\n')).toContain(words)
})

test('where the book says it, there it is to be mended', () => {
  const place = { file: 'style.css', line: 3, column: 5 }
  expect(
    gridFindings({ ...A5, pitch: 24.5 }, { properties: '', rules: '', places: { '--pitch': place } })[0]?.place,
  ).toEqual(place)
})
