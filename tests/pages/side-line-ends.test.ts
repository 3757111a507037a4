import { expect, test, vi } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { readGlyphs } from '../golden-pages/glyphs.ts'
import { browserForTests } from '../support/layouter.ts'
import { provenPdfOf } from '../support/pages.ts'

const off = vi.hoisted(() => ({ css: '' }))

vi.mock(import('../../scripts/pages/styles.ts'), async (original) => {
  const styles = await original()
  return { ...styles, readStyles: async (...request) => `${await styles.readStyles(...request)}\n${off.css}` }
})

const session = await browserForTests()

/** What is painted beside 焦裕禄孔繁森, from the first line's beginning, along the text; px. */
async function linesOf(text: string, writing: PrintEdition['writing'], css = '') {
  off.css = css
  const { pdf, findings } = await provenPdfOf(
    session,
    { '01.md': `# 章\n\n人民${text}人民\n` },
    { writing, cover: false },
  )
  expect(findings).toEqual([])
  const pages = await readGlyphs(pdf)
  const page = pages.find(({ glyphs }) => glyphs.some((glyph) => glyph.text === '焦'))
  const found = (page?.shapes ?? []).map(({ left, right, top, bottom }) =>
    writing === 'vertical' ? [top, bottom] : [left, right],
  )
  const begin = Math.min(...found.map(([from = 0]) => from))
  return found.map(([from = 0, to = 0]) => [Math.round((from - begin) * 10) / 10, Math.round((to - begin) * 10) / 10])
}

test.each(['horizontal', 'vertical'] as const)('lines of names that touch do not join: %s', async (writing) => {
  // Of 14 px, three characters each.
  const [first, second] = await linesOf(':name[焦裕禄]:name[孔繁森]', writing)
  expect(second?.[0]).toBeCloseTo(42, 0)
  expect((second?.[0] ?? 0) - (first?.[1] ?? 0)).toBeGreaterThan(1.4)
  const joined = await linesOf(
    ':name[焦裕禄]:name[孔繁森]',
    writing,
    '.line-before.line-before.line-before { background-position: 0 100% !important }',
  )
  expect((joined[1]?.[0] ?? 0) - (joined[0]?.[1] ?? 0)).toBeLessThan(0.5)
})
