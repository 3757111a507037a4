import { expect, test, vi } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import type { Page } from '../../scripts/pages/page.ts'
import type { Shape } from '../../scripts/preflight/drawn.ts'
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
type Set = { page: Page; trim: string; lines: Line[]; folio: Line | undefined; shapes: Shape[] }[]

type Control = {
  /** A book of chapters. */
  chapters: string[]
  files?: Record<string, string>
  edition?: Partial<PrintEdition>
  /** What is found in the pages, and what has to be. */
  measure: (set: Set) => unknown
  wanted: unknown
  /** The rule's opposite. */
  off: string
}

const SENTENCE = '一段话说了又说，说到纸边便折行，折到页底便翻页，前后都不许丢一个字。'
const LONG = SENTENCE.repeat(55)

type Writing = 'horizontal' | 'vertical'

/** Lines a page, characters a line of the booklet. */
const GRID = { horizontal: { lines: 24, characters: 27 }, vertical: { lines: 16, characters: 43 } }

/** Chapters whose second page has one to `most` lines left for `rest`, and text behind it: a short last page would be filled up. */
const atFoot = (writing: Writing, rest: string, most = 3) =>
  Array.from({ length: most }, (_, index) => {
    const lines = '一行。\n\n'.repeat(GRID[writing].lines - 1 - index)
    return `# 题\n\n一页。\n\n::pagebreak\n\n${lines}${rest}\n\n${SENTENCE.repeat(12)}\n`
  })

/** A paragraph that makes so many lines, the last one half full. */
const paragraphOf = (lines: number, writing: Writing) =>
  SENTENCE.repeat(20).slice(0, Math.floor((lines - 0.5) * GRID[writing].characters - 2))

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

const TABLE = '# 题\n\n:::table[表题]{float=here}\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n:::\n'
const FIGURE = '# 题\n\n段落在前。\n\n:::figure[图题]{float=here}\n![方块](a.svg)\n:::\n\n段落在后。\n'
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90"/></svg>'

/** Of the booklet, px. */
const SIZE = 14
const PITCH = 25

const textOf = (line: Line) => line.words.map(({ text }) => text).join('')

/** Whether lines that say this stand one behind the other. */
const inOrder = (set: Set, [one = '', other = '']: string[]) => lineIn(set, one).index < lineIn(set, other).index

function lineIn(set: Set, words: string) {
  const { lines } = full(set)
  const index = lines.findIndex((line) => textOf(line).includes(words))
  return { index, across: lines[index]?.across ?? Number.NaN }
}

const linesBetween = (set: Set, one: string, other: string) =>
  Math.abs(lineIn(set, other).across - lineIn(set, one).across) / PITCH

/** How far two places are from each other in the pitch. */
const apart = (one: number, other: number) => Math.abs(((((one - other) % PITCH) + 1.5 * PITCH) % PITCH) - PITCH / 2)

/** Lines of a chapter that stand beside the grid of most of its lines, on the same side of the leaf, by more than Chromium's rounding. */
function offGrid(set: Set): string[] {
  return (['recto', 'verso'] as const).flatMap((side) => {
    const lines = set.flatMap(({ page, lines }) => (page.part === 'chapter' && page.side === side ? lines : []))
    const body = lines.filter(({ size }) => size === SIZE)
    const votes = Map.groupBy(body, ({ across }) => Math.round(across) % PITCH)
    const [phase = 0] = [...votes].sort((a, b) => b[1].length - a[1].length)[0] ?? []
    return lines.filter(({ size, across }) => size <= SIZE && apart(across, phase) > 0.6).map(textOf)
  })
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

/** Paragraphs that have one line alone before (`foot`) or behind (`head`) a page end. */
function lonelyLines(set: Set, where: 'foot' | 'head'): string[] {
  return set.flatMap(({ page, lines: [first, second] }, index) => {
    const [other, last] = set[index - 1]?.lines.slice(-2) ?? []
    const goesOn = first && last && first.source !== '' && first.source === last.source
    if (!goesOn || page.chapter !== set[index - 1]?.page.chapter) return []
    const alone = where === 'head' ? second?.source !== first.source : other?.source !== first.source
    return alone ? [textOf(where === 'head' ? first : last)] : []
  })
}

const mm = (px: number) => Math.round((px * 254) / 96) / 10
const pt = (px: number) => Math.round(px * 7.5) / 10
const LEVELS = '# 题\n\n## 甲节\n\n### 乙节\n\n#### 丙节\n\n一句。\n'
const HANDOUT = { theme: 'handout' } as const

/** Of both writing modes: what is turned off is the one rule that makes it so. */
const inBoth = (writing: Writing): Record<string, Control> => {
  const booklet = { edition: { writing } }
  return {
    'R14 every line on the grid: sizes of blocks in whole lines': {
      ...booklet,
      chapters: [BLOCKS],
      measure: offGrid,
      wanted: [],
      off: '.verse { margin-block: 1em; }',
    },
    'R15 a heading takes whole lines': {
      ...booklet,
      chapters: [BLOCKS],
      measure: offGrid,
      wanted: [],
      off: 'h2 { margin-block: 13px 0; }',
    },
    'R16 no heading at the foot of a page': {
      ...booklet,
      chapters: atFoot(writing, `## 节题\n\n${SENTENCE.repeat(3)}`),
      measure: endingIn('节题'),
      wanted: [],
      off: 'h2 { break-after: auto !important; }',
    },
    'R18 no paragraph leaves its last line to the next page: widows': {
      ...booklet,
      chapters: atFoot(writing, paragraphOf(5, writing), 4),
      measure: (set) => lonelyLines(set, 'head'),
      wanted: [],
      off: 'p { widows: 1; }',
    },
    'R18 nor does one of three lines, which Chromium cuts in spite of widows: the layouter keeps it whole': {
      ...booklet,
      chapters: atFoot(writing, paragraphOf(3, writing)),
      measure: (set) => lonelyLines(set, 'head'),
      wanted: [],
      off: '.kept { break-inside: auto; }',
    },
    'R18 no paragraph begins with its first line alone at the foot: orphans': {
      ...booklet,
      chapters: atFoot(writing, paragraphOf(5, writing)),
      measure: (set) => lonelyLines(set, 'foot'),
      wanted: [],
      off: 'p { orphans: 1; }',
    },
    'R22 the leading has room for marks on both sides of a line': {
      ...booklet,
      chapters: [`# 题\n\n${LONG}\n`],
      measure: (set) => {
        const [a, b] = full(set).lines
        return a && b && Math.abs(b.across - a.across) / a.size >= 1.625
      },
      wanted: true,
      off: ':root { --pitch: 20px; }',
    },
    'R35 folios of the contents end at the edge': {
      ...booklet,
      chapters: ['# 一章\n\n一句。\n', '# 题长一些的一章\n\n一句。\n'],
      measure: (set) => {
        const lines = set.find(({ page }) => page.part === 'contents')?.lines ?? []
        return lines.slice(1).map(({ start, extent }) => Math.round(start + extent))
      },
      wanted: writing === 'vertical' ? [701, 701] : [483, 483],
      off: '.leader { flex: none; }',
    },
    'R35 leaders lead to them': {
      ...booklet,
      chapters: ['# 一章\n\n一句。\n', '# 题长一些的一章\n\n一句。\n'],
      measure: (set) => {
        const { shapes = [] } = set.find(({ page }) => page.part === 'contents') ?? {}
        const long = ({ left, right, top, bottom }: Shape) => Math.max(right - left, bottom - top) > 10 * SIZE
        return shapes.filter(long).length
      },
      wanted: 2,
      off: '.leader line { stroke: none; }',
    },
    'R36 rows of a table on the grid: their rules take no room': {
      ...booklet,
      chapters: [BLOCKS],
      measure: offGrid,
      wanted: [],
      off: 'table { border-block: 1.2px solid; }',
    },
    'R36 and cells have no air above and below': {
      ...booklet,
      chapters: [BLOCKS],
      measure: offGrid,
      wanted: [],
      off: 'td { padding-block: 0.1em; }',
    },
    'R36 the caption of a table above it': {
      ...booklet,
      chapters: [TABLE],
      measure: (set) => inOrder(set, ['表1表题', '甲乙']),
      wanted: true,
      off: 'figure.table { display: flex; flex-flow: column-reverse; }',
    },
    'R36 that of a figure below it': {
      ...booklet,
      chapters: [FIGURE],
      files: { 'a.svg': PICTURE },
      measure: (set) =>
        linesBetween(set, '段落在前。', '图1图题') > 3 && linesBetween(set, '图1图题', '段落在后。') < 3,
      wanted: true,
      off: 'figure.figure { display: flex; flex-flow: column-reverse; }',
    },
    // A short table is kept whole with its caption: of a long one nothing else holds it.
    'R36 a caption with its table': {
      ...booklet,
      chapters: atFoot(writing, `:::table[表题]{float=here}\n| 甲 | 乙 |\n|---|---|\n${'| 一 | 二 |\n'.repeat(30)}:::`),
      measure: endingIn('表题'),
      wanted: [],
      off: 'figure.table > figcaption { break-after: auto; }',
    },
  }
}

/** Of the booklet in both writing modes, of papers in the horizontal one. */
const CONTROLS: Record<string, Control> = {
  ...Object.fromEntries(
    (['horizontal', 'vertical'] as const).flatMap((writing) =>
      Object.entries(inBoth(writing)).map(([name, control]) => [`${writing}: ${name}`, control]),
    ),
  ),
  'R24 numbers of up to three digits and single letters stand in one square of a vertical line': {
    chapters: ['# 题\n\n共有12人，第123条，A组。\n'],
    edition: { writing: 'vertical' },
    measure: (set) =>
      full(set)
        .lines.flatMap(({ words }) => words)
        .filter(({ text }) => /^[0-9A-Z]+$/.test(text))
        .map(({ advance }) => Math.round(advance)),
    wanted: [15, 15, 15],
    off: '.tcy { text-combine-upright: none; }',
  },
  'R24 longer ones stand digit by digit where the edition wants it': {
    chapters: ['# 题\n\n共有4216人。\n'],
    edition: { writing: 'vertical', digits: 'upright' },
    measure: (set) =>
      full(set)
        .lines.flatMap(({ words }) => words)
        .flatMap(({ text, advance }) => (text === '4216' ? [Math.round(advance)] : [])),
    wanted: [4 * SIZE],
    off: '.stacked { text-orientation: mixed; }',
  },
  'G01 head margin of 37 mm, binding margin of 28 mm': {
    chapters: [`# 题\n\n${LONG}\n`],
    edition: HANDOUT,
    measure: (set) => {
      const recto = set.find(({ page, lines }) => page.side === 'recto' && lines.length > 20)
      const [first, second] = recto?.lines ?? []
      return (
        first &&
        second && {
          head: Math.abs(mm(first.across - 0.88 * first.size) - 37) <= 1,
          binding: mm(second.start),
          width: Math.round(mm(second.extent)),
        }
      )
    },
    wanted: { head: true, binding: 28, width: 156 },
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
  'G03 levels in 黑, 楷 and 仿宋, for which bold 宋 stands where there is none': {
    chapters: [LEVELS],
    edition: HANDOUT,
    measure: (set) =>
      full(set)
        .lines.slice(1, 4)
        .map(({ font }) => font.split(/[-_]/)[0]),
    wanted: ['NotoSansSC', 'LXGWWenKai', 'NotoSerifSC'],
    off: 'h3 { font-family: var(--heading-font); }',
  },
  'G03 numbered by themselves': {
    chapters: [LEVELS],
    edition: HANDOUT,
    measure: (set) => full(set).lines.slice(1, 4).map(textOf),
    wanted: ['一、甲节', '（一）乙节', '1.丙节'],
    off: '.heading-number { display: none; }',
  },
  'G04 the folio 7 mm below the type area': {
    chapters: [`# 题\n\n${LONG}\n`],
    edition: HANDOUT,
    measure: (set) => {
      const { folio } = set.find(({ page }) => page.side === 'recto' && page.part === 'chapter') ?? {}
      // Its dashes stand in the middle of their squares.
      return folio && Math.round(mm(folio.across - 0.38 * folio.size) - 37 - 225)
    },
    wanted: 7,
    off: ':root { --folio-distance: 24px; }',
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
function set({ chapters, files, edition }: Control, css: string): Promise<Set> {
  const key = JSON.stringify([chapters, files, edition, css])
  const making = known.get(key) ?? make(chapters, files, edition, css)
  known.set(key, making)
  return making
}

async function make(
  chapters: readonly string[],
  files: Record<string, string> | undefined,
  edition: Partial<PrintEdition> | undefined,
  css: string,
): Promise<Set> {
  off.css = css
  const texts = Object.fromEntries(chapters.map((text, index) => [`${String(index + 10)}.md`, text]))
  const { pages, pdf } = await pdfOf(session, { ...files, ...texts }, { ...edition })
  const read = await readGlyphs(pdf)
  return pages.map((page, index) => {
    const { glyphs, trim, shapes } = read[index] as ReadPage
    const lines = linesOf(glyphs, page, edition?.writing === 'vertical')
    const [head, folio] = [page.head, page.folioLine].map((text) => text.replaceAll(' ', ''))
    const isFolio = (line: Line) => textOf(line) === folio
    // Beside a vertical page both stand in one column.
    const isMargin = (line: Line) => [head, folio, `${head}${folio}`].includes(textOf(line))
    return {
      page,
      trim: `${mm(trim.width)} × ${mm(trim.height)}`,
      lines: lines.filter((line) => !isMargin(line)),
      folio: lines.find(isFolio),
      shapes,
    }
  })
}

test.each(Object.entries(CONTROLS))('%s', async (_, control) => {
  expect(control.measure(await set(control, ''))).toEqual(control.wanted)
  expect(control.measure(await set(control, control.off)), control.off).not.toEqual(control.wanted)
})
