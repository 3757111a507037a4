import { expect, test, vi } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import type { Page } from '../../scripts/pages/page.ts'
import { type ReadPage, readGlyphs } from '../golden-pages/glyphs.ts'
import { type Line, linesOf } from '../golden-pages/lines.ts'
import { browserForTests } from '../support/layouter.ts'
import { pdfOf } from '../support/pages.ts'

/**
 * Requirements of the page (docs/typesetting.md), measured on the finished PDF as it is and with one rule of the style sheets switched
 * off: a requirement that is met either way would prove nothing.
 */
const off = vi.hoisted(() => ({ css: '' }))

vi.mock(import('../../scripts/pages/styles.ts'), async (original) => {
  const styles = await original()
  return { ...styles, readStyles: async (...request) => `${await styles.readStyles(...request)}\n${off.css}` }
})

const session = await browserForTests()

/** A finished book: of each page what stands in its type area, its folio, its size in mm. */
type Set = { page: Page; trim: string; lines: Line[]; folio: Line | undefined }[]

type Control = {
  /** A book of chapters. */
  chapters: string[]
  edition?: Partial<PrintEdition>
  /** What is found in the pages, and what has to be. */
  measure: (set: Set) => unknown
  wanted: unknown
  /** The rule's opposite. */
  off: string
}

const SENTENCE = '一段话说了又说，说到纸边便折行，折到页底便翻页，前后都不许丢一个字。'
const LONG = SENTENCE.repeat(55)

/** Chapters whose second page has so many lines before `rest`, and text behind it: a short last page would be filled up. */
const after = (from: number, to: number, rest: string) =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const lines = '一行。\n\n'.repeat(from + index)
    return `# 题\n\n一页。\n\n::pagebreak\n\n${lines}${rest}\n\n${SENTENCE.repeat(12)}\n`
  })

const BLOCKS = `# 题

段落在前。

## 节题

> 引文换用楷体。

1. 一件。
2. 又一件。

:::verse
白日依山尽，
黄河入海流。
:::

段落在中。

:::table[表题]{float=here}
| 甲 | 乙 |
|---|---|
| 一 | 二 |
| 三 | 四 |
| 五 | 六 |
:::

段落在后。
`

/** Of the booklet, px. */
const SIZE = 14
const PITCH = 25
const FIRST_BASELINE = 107

const textOf = (line: Line) => line.words.map(({ text }) => text).join('')

/** Lines that stand beside the grid of the body, by more than Chromium's rounding. */
function offGrid(set: Set): string[] {
  const lines = set.flatMap(({ page, lines }) => (page.part === 'chapter' ? lines : []))
  const beside = ({ across }: Line) => (across - FIRST_BASELINE + PITCH / 2) % PITCH
  return lines.filter((line) => line.size <= SIZE && Math.abs(beside(line) - PITCH / 2) > 0.6).map(textOf)
}

/** The chapter's page that has most lines. */
function full(set: Set): Set[number] {
  const chapter = set.filter(({ page }) => page.part === 'chapter')
  return chapter.reduce((a, b) => (b.lines.length > a.lines.length ? b : a))
}

/** Pages whose last line is such a one. */
const endingIn = (words: string) => (set: Set) =>
  set.flatMap(({ page, lines }) => {
    const last = lines.at(-1)
    return page.part === 'chapter' && last && textOf(last).includes(words) ? [page.index] : []
  })

/** Pages that begin with the last line of a paragraph. */
function lonelyLines(set: Set): number[] {
  return set.flatMap(({ page, lines: [first, second] }, index) => {
    const before = set[index - 1]?.lines.at(-1)
    const goesOn = first && before && first.source !== '' && first.source === before.source
    return goesOn && page.chapter === set[index - 1]?.page.chapter && second?.source !== first.source
      ? [page.index]
      : []
  })
}

const mm = (px: number) => Math.round((px * 254) / 96) / 10
const pt = (px: number) => Math.round(px * 7.5) / 10
const HANDOUT = { theme: 'handout' } as const

const CONTROLS: Record<string, Control> = {
  'R14 every line on the grid: sizes of blocks in whole lines': {
    chapters: [BLOCKS],
    measure: offGrid,
    wanted: [],
    off: '.verse { margin-block: 1em; }',
  },
  'R15 a heading takes whole lines': {
    chapters: [BLOCKS],
    measure: offGrid,
    wanted: [],
    off: 'h2 { margin-block: 13px 0; }',
  },
  'R16 no heading at the foot of a page': {
    chapters: after(21, 23, `## 节题\n\n${SENTENCE.repeat(3)}`),
    measure: endingIn('节题'),
    wanted: [],
    off: 'h2 { break-after: auto !important; }',
  },
  'R18 no paragraph leaves its last line to the next page': {
    chapters: after(21, 23, SENTENCE.repeat(2)),
    measure: lonelyLines,
    wanted: [],
    off: 'p { widows: 1 !important; orphans: 1 !important; } .kept { break-inside: auto !important; }',
  },
  'R22 the leading has room for marks on both sides of a line': {
    chapters: [`# 题\n\n${LONG}\n`],
    measure: (set) => {
      const [a, b] = full(set).lines
      return a && b && (b.across - a.across) / a.size >= 1.625
    },
    wanted: true,
    off: ':root { --pitch: 20px; }',
  },
  'R35 folios of the contents end at the edge': {
    chapters: ['# 一章\n\n一句。\n', '# 题长一些的一章\n\n一句。\n'],
    measure: (set) => {
      const lines = set.find(({ page }) => page.part === 'contents')?.lines ?? []
      return lines.slice(1).map(({ start, extent }) => Math.round(start + extent))
    },
    wanted: [483, 483],
    off: '.leader { flex: none; }',
  },
  'R36 rows of a table on the grid: their rules take no room': {
    chapters: [BLOCKS],
    measure: offGrid,
    wanted: [],
    off: 'tbody tr + tr > td { border-block-start: 3px solid; }',
  },
  'R36 a caption with its table': {
    chapters: after(21, 23, ':::table[表题]{float=here}\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n| 三 | 四 |\n:::'),
    measure: endingIn('表题'),
    wanted: [],
    off: 'figure.table, figure.table * { break-after: auto !important; break-inside: auto !important; }',
  },
  'G01 head margin of 37 mm, binding margin of 28 mm': {
    chapters: [`# 题\n\n${LONG}\n`],
    edition: HANDOUT,
    measure: (set) => {
      const recto = set.find(({ page, lines }) => page.side === 'recto' && lines.length > 20)
      const [first, second] = recto?.lines ?? []
      return (
        first && second && { head: Math.abs(mm(first.across - 0.88 * first.size) - 37) <= 1, binding: mm(second.start) }
      )
    },
    wanted: { head: true, binding: 28 },
    off: ':root { --margin-top: 120px; }',
  },
  'G02 22 lines': {
    chapters: [`# 题\n\n${LONG}\n`],
    edition: HANDOUT,
    measure: (set) => full(set).lines.length,
    wanted: 22,
    off: ':root { --lines: 21; }',
  },
  'G02 of 28 characters: each gives a hair': {
    chapters: [`# 题\n\n${'言'.repeat(900)}\n`],
    edition: HANDOUT,
    measure: (set) =>
      new Set(
        full(set)
          .lines.slice(2, -1)
          .map((line) => textOf(line).length),
      ),
    wanted: new Set([28]),
    off: ':root { --tracking: 0em; }',
  },
  'G02 the first line has 26: its indent is two of these squares': {
    chapters: [`# 题\n\n${'言'.repeat(90)}\n`],
    edition: HANDOUT,
    measure: (set) => full(set).lines.map((line) => textOf(line).length),
    wanted: [1, 26, 28, 28, 8],
    off: ':root { --indent: calc(2em + 1px); }',
  },
  'G03 title 二号, centred': {
    chapters: ['# 四个字题\n\n一句。\n'],
    edition: HANDOUT,
    measure: (set) => {
      const [title] = full(set).lines
      return (
        title && { pt: pt(title.size), centred: Math.abs(mm(title.start + title.extent / 2) - LEFT_VERSO - 78) < 0.5 }
      )
    },
    wanted: { pt: 22, centred: true },
    off: ':root { --chapter-size: 18pt; }',
  },
  'G04 the folio 四号, one character from the outer edge': {
    chapters: [`# 题\n\n${LONG}\n`],
    edition: HANDOUT,
    measure: (set) => {
      const { folio } = set.find(({ page }) => page.side === 'recto' && page.part === 'chapter') ?? {}
      return folio && { pt: pt(folio.size), inset: Math.round(LEFT_RECTO + 156 - mm(folio.start + folio.extent)) }
    },
    wanted: { pt: 14, inset: 5 },
    off: ':root { --folio-inset: 0px; }',
  },
  'B01 the trim size': {
    chapters: ['# 题\n\n一句。\n'],
    measure: (set) => set.map(({ trim }) => trim)[0],
    wanted: '148 × 210',
    off: ':root { --page-width: 150mm; }',
  },
}

/** mm from the left edge of the paper to the type area of the handout. */
const LEFT_RECTO = 28
const LEFT_VERSO = 26

const known = new Map<string, Promise<Set>>()

/** The book set with a style sheet behind all others; each is made once. */
function set({ chapters, edition }: Control, css: string): Promise<Set> {
  const key = JSON.stringify([chapters, edition, css])
  const making = known.get(key) ?? make(chapters, edition, css)
  known.set(key, making)
  return making
}

async function make(
  chapters: readonly string[],
  edition: Partial<PrintEdition> | undefined,
  css: string,
): Promise<Set> {
  off.css = css
  const files = Object.fromEntries(chapters.map((text, index) => [`${String(index + 10)}.md`, text]))
  const { pages, pdf } = await pdfOf(session, files, { ...edition })
  const read = await readGlyphs(pdf)
  return pages.map((page, index) => {
    const { glyphs, trim } = read[index] as ReadPage
    const lines = linesOf(glyphs, page, edition?.writing === 'vertical')
    const isFolio = (line: Line) => textOf(line) === page.folioLine.replaceAll(' ', '')
    return {
      page,
      trim: `${mm(trim.width)} × ${mm(trim.height)}`,
      lines: lines.filter((line) => !isFolio(line) && textOf(line) !== page.head),
      folio: lines.find(isFolio),
    }
  })
}

test.each(Object.entries(CONTROLS))('%s', async (_, control) => {
  expect(control.measure(await set(control, ''))).toEqual(control.wanted)
  expect(control.measure(await set(control, control.off)), control.off).not.toEqual(control.wanted)
})
