import { expect, test, vi } from 'vitest'
import { browserForTests } from '../support/layouter.ts'
import { provenPdfOf } from '../support/pages.ts'

/**
 * R18 (docs/typesetting.md) of what is cut outside the text: notes at the page foot, which the layouter cuts, and rows of tables that are
 * taller than a page. The gate measures the finished PDF as it is and with the rule switched off.
 */
const off = vi.hoisted(() => ({ css: '' }))

vi.mock(import('../../scripts/pages/styles.ts'), async (original) => {
  const styles = await original()
  return { ...styles, readStyles: async (...request) => `${await styles.readStyles(...request)}\n${off.css}` }
})

const session = await browserForTests()

const SENTENCE = '一段话说了又说，说到纸边便折行，折到页底便翻页，前后都不许丢一个字。'

type Writing = 'horizontal' | 'vertical'

/** Lines of a page, characters of a line of its notes. */
const GRID = { horizontal: { lines: 24, note: 31 }, vertical: { lines: 16, note: 49 } }

/** So many lines of a note, the last one half full. */
const linesOf = (count: number, writing: Writing) =>
  SENTENCE.repeat(20).slice(0, Math.floor((count - 0.5) * GRID[writing].note))

/** A chapter whose second page has room for `left` lines behind its text. */
const chapter = (writing: Writing, left: number, rest: string) =>
  `# 题\n\n一页。\n\n::pagebreak\n\n${'一行。\n\n'.repeat(GRID[writing].lines - left)}${rest}\n`

const called = (note: string) => `此处有注[^1]。\n\n${SENTENCE.repeat(9)}\n\n[^1]: ${note}`

/** A row of two pages beside a cell of three lines. */
const ROW = `:::table[表题]{float=here}\n| 甲 | 乙 |\n|---|---|\n| ${SENTENCE.repeat(24)} | 一段话说了又说 |\n:::\n\n${SENTENCE.repeat(3)}`

const CONTROLS: Record<string, { chapter: (writing: Writing) => string; off: string }> = {
  'a note leaves no line alone to the next page': {
    chapter: (writing) => chapter(writing, 4, called(linesOf(4, writing))),
    off: '.note p { widows: 1 }',
  },
  'nor begins a paragraph with one': {
    chapter: (writing) => chapter(writing, 4, called(`${linesOf(2, writing)}\n\n    ${linesOf(4, writing)}`)),
    off: '.note p { orphans: 1 }',
  },
  'a tall row leaves none of a cell alone to the next page, though Chromium would': {
    chapter: (writing) => chapter(writing, 5, ROW),
    off: 'td { widows: 1 }',
  },
  'nor begins with one': {
    chapter: (writing) => chapter(writing, 4, ROW),
    off: 'td { orphans: 1 }',
  },
}

/** What the gate says of lines that stand alone. */
async function lonely(chapters: readonly string[], writing: Writing, css: string): Promise<string[]> {
  off.css = css
  const files = Object.fromEntries(chapters.map((text, index) => [`${index + 10}.md`, text]))
  const { findings } = await provenPdfOf(session, files, { writing, measured: true })
  return findings.filter((finding) => finding.startsWith('preflight/lonely-line'))
}

test.each(['horizontal', 'vertical'] as const)('%s: as it is', async (writing) => {
  const chapters = Object.values(CONTROLS).map(({ chapter }) => chapter(writing))
  expect(await lonely(chapters, writing, '')).toEqual([])
})

test.each(
  (['horizontal', 'vertical'] as const).flatMap((writing) =>
    Object.entries(CONTROLS).map(([name, control]) => ({ writing, name, ...control })),
  ),
)('$writing: $name', async ({ writing, chapter, off }) => {
  expect(await lonely([chapter(writing)], writing, off)).toHaveLength(1)
})
