import { describe, expect, test } from 'vitest'
import type { PrintEdition } from '../../../scripts/config/book.ts'
import type { Page } from '../../../scripts/pages/page.ts'
import type { Sheet } from '../../../scripts/pages/sheet.ts'
import { type Proven, provePdf } from '../../../scripts/preflight/pdf.ts'
import type { RequirementId } from '../../../scripts/preflight/type/report.ts'
import { printedForTests } from '../printed.ts'
import { sampleDocument } from '../sample.ts'

/** Something of everything that is measured: enough text for justified lines on several pages. */
const PARAGRAPH =
  '树立政绩观，先要摆正“四对”关系：名与实、显与潜、快与稳、上与下（详见第12章）；2026年已走访4216户，平均每户45分钟——这是“硬”账。' +
  '百姓问：“路修好了没有？”干部答：“修好了，8月28日通车……”话音落地，掌声响起。'
const MARKED =
  ':dots[实绩]要看得见，:name[沈怀川]读:book[尚书]，{政绩|zhèng jì}在民心，:dots[潜绩]也是绩。' +
  ':name[:dots[山]川]:name[江河]，:book[:dots[诗]]:book[史]，{庄严|zhuāng yán}{装|zhuāng}{的|˙ㄉㄜ}{广|ㄍㄨㄤˇ}{双|ㄕㄨㄤ}。' +
  `{实绩|ㄕˊ ㄐㄧ}:inline-note[${'注文写在这里，一行排不完就到下一行。'.repeat(12)}]，路修好了:inline-note[已验收]。`
/** Words that no line has room for behind the few Han before them. */
const WORDS = `${'民生Donaudampfschifffahrtsgesellschaft'.repeat(3)}实绩，`
const TEXT = `# 第一讲

${Array.from({ length: 9 }, (_, index) => `${'名声实'.repeat(index)}${PARAGRAPH}`).join('\n\n')}

## 四对关系

${MARKED}${PARAGRAPH}[^a]

> ${PARAGRAPH}${WORDS.repeat(2)}

1. ${PARAGRAPH}${WORDS.repeat(2)}

:name[${WORDS}]${WORDS}${PARAGRAPH}

:::table[分值]
| 项目 | 分值 |
|---|---|
| 民生 | 40 |
| ${'环境'.repeat(50)} | 60 |
| 长远 | 50 |
:::

${Array.from({ length: 6 }, () => PARAGRAPH.repeat(2)).join('\n\n')}

[^a]: ${PARAGRAPH}人人都来看路。${WORDS.repeat(2)}
`

const VERTICAL: [RequirementId, number][] = [
  ['R24', 4],
  ['R25', 60],
]

const ONLY_HORIZONTAL: [string, RequirementId, string][] = [
  ['dots between text and line', 'R21', '.proper-name .dot { padding-block-end: 0.12em !important }'],
  ['zhuyin without room', 'R23', 'body ruby.zhuyin > rt { margin-inline-end: -0.48em !important; width: 0 }'],
]

const ONLY_VERTICAL: [string, RequirementId, string][] = [
  ['numbers that are not combined', 'R24', '.tcy { text-combine-upright: none !important }'],
  ['marks that lie on their side', 'R25', 'p { text-orientation: sideways !important }'],
  ['marks in the forms of horizontal lines', 'R25', ':root { --mark-features: "halt", "vhal", "vert" 0 }'],
]

const OTHER_EDGE: Record<string, string> = { left: 'right', right: 'left' }

/** A dot at the edge of its square that is not its own. */
function circle(x: number, y: number): string {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle cx="${x}" cy="${y}" r=".95"/></svg>`
  return `url('data:image/svg+xml,${drawing}')`
}

/** Emphasis dots above a horizontal line, left of a vertical one. */
const OTHER_SIDE = {
  horizontal: `.dot { padding-block: 0.25em 0 !important; background: ${circle(5, 1)} center top / 1em 1em no-repeat !important }`,
  vertical: `.dot.dot { padding-block: 0 0.25em !important; background: ${circle(1, 5)} left center / 1em 1em no-repeat !important }`,
}

/** As wide as a mark. */
const SQUARE =
  '<span class="half-space" data-generated style="word-spacing: calc(1em - var(--space-advance)) !important">'

describe.each(['horizontal', 'vertical'] as const)('%s', (writing) => {
  const document = sampleDocument({ '01.md': TEXT })
  const printed = printedForTests(document, writing)
  const edition: PrintEdition = { name: 'booklet', format: 'pdf', theme: 'booklet', writing, notes: 'chapter' }

  const prove = (style = '') => proveSheet(style ? printed.styled(`<style>${style}</style>`) : printed.pages.sheet)
  async function proveSheet(sheet: Sheet): Promise<Proven> {
    const pdf = await printed.make(sheet)
    return provePdf(document, printed.pages, pdf, { fonts: printed.fonts, reader: printed.reader, edition })
  }
  const missed = ({ typesetting = {} }: Proven) =>
    Object.entries(typesetting).flatMap(([id, { count }]) => (count > 0 ? [id] : []))

  test('our own pages meet every requirement that they have occasion for', async () => {
    const proven = await prove()
    expect(proven.diagnostics).toEqual([])
    const checked = (id: RequirementId) => proven.typesetting?.[id]?.checked ?? 0
    const occasions: [RequirementId, number][] = [
      ['R01', 20],
      ['R07', 20],
      ['R08', 1],
      ['R12', 20],
      ['R13', 30],
      ['R14', 60],
      ['R20', 4],
      ['R21', 8],
      ['R23', 10],
      ['R33', 3],
      ['R36', 7],
      ['R28', 20],
      ...(writing === 'vertical' ? VERTICAL : []),
    ]
    expect(occasions.filter(([id, least]) => checked(id) < least)).toEqual([])
    expect(proven.typesetting?.R14?.figures).toMatchObject({ pitch: 18.75 })
  })

  test('places name page, line and source', async () => {
    const proven = await prove('.page p { margin-block-start: 3px !important }')
    const [place] = proven.typesetting?.R14?.places ?? []
    expect(place).toMatchObject({ page: expect.any(Number), line: expect.any(Number) })
    expect(place?.source).toMatch(/^01\.md:\d+:\d+$/)
    expect(proven.diagnostics.find(({ rule }) => rule === 'preflight/off-grid')).toMatchObject({
      severity: 'error',
      place: { file: '01.md' },
    })
  })

  test('heads and folios at the binding are found', async () => {
    const swap = (rules: string) =>
      rules.replace(/@(\w+)-(\w+)\{/g, (_, one, two) => `@${OTHER_EDGE[one] ?? one}-${OTHER_EDGE[two] ?? two}{`)
    const { sheet } = printed.pages
    const pieces = sheet.pieces.map((piece) => ({ ...piece, rules: swap(piece.rules) }))
    expect(pieces).not.toEqual(sheet.pieces)
    expect(missed(await proveSheet({ ...sheet, pieces }))).toContain('R34')
  })

  /** One page with words in its margin that it must not have. */
  const withMargin = async (isOne: (page: Page) => boolean, words: Pick<Page, 'head'> | Pick<Page, 'folioLine'>) => {
    const { pages, sheet } = printed.pages
    const { index } = pages.find(isOne) as Page
    const box = writing === 'vertical' ? 'left-top' : 'top-right'
    const text = Object.values(words)[0]
    const pieces = sheet.pieces.map((piece) => ({
      ...piece,
      rules: piece.rules.replace(new RegExp(`(?<=@page p${index}\\{.*)(?=\\})`), `@${box}{content:"${text}"}`),
    }))
    expect(pieces).not.toEqual(sheet.pieces)
    const pdf = await printed.make({ ...sheet, pieces })
    const altered = pages.map((page) => (page.index === index ? { ...page, ...words } : page))
    const asked = { fonts: printed.fonts, reader: printed.reader, edition }
    return missed(await provePdf(document, { ...printed.pages, pages: altered }, pdf, asked))
  }

  test('a running head where a chapter opens is found', async () => {
    expect(
      await withMargin(({ part, html }) => part === 'chapter' && html.includes('<h1'), { head: '四对' }),
    ).toContain('R34')
  })

  test('a folio on a title page is found', async () => {
    expect(await withMargin(({ part }) => part === 'title', { folioLine: '四' })).toContain('R34')
  })

  test('a folio that is not there is found', async () => {
    const { sheet } = printed.pages
    const name = writing === 'vertical' ? /@(?:left|right)-bottom\{[^}]*\}/g : /@bottom-(?:left|right)\{[^}]*\}/g
    const pieces = sheet.pieces.map((piece) => ({ ...piece, rules: piece.rules.replace(name, '') }))
    expect(missed(await proveSheet({ ...sheet, pieces }))).toContain('R34')
  })

  test('marks that hang outside are found', async () => {
    // Chromium hangs none: a mark without width, and behind it the square that it would take in a line, which vanishes at a line end.
    const hanging = printed.changed((body) =>
      body.replace(/(\p{sc=Han})([，。]) /gu, `<span class="nb">$1<i>$2</i></span>${SQUARE} </span>`),
    )
    const style = '<style>p i { display: inline-block; inline-size: 0; text-indent: 0 }</style>'
    const proven = await proveSheet({ ...hanging, shell: hanging.shell.replace('</head>', `${style}</head>`) })
    const places = proven.typesetting?.R10?.places ?? []
    expect(places).not.toEqual([])
    for (const { text } of places) expect(text).toMatch(/[，。]$/)
    expect(missed(await prove())).not.toContain('R10')
  })

  test.each<[string, RequirementId, string]>([
    [
      'lines that are not justified',
      'R12',
      'p, p * { text-align: start !important; text-align-last: start !important }',
    ],
    ['lines that are drawn out too far', 'R13', '.short-line { margin: 0 !important }'],
    ['marks that are not squeezed', 'R07', ':root { --mark-features: normal }'],
    ['another indent', 'R19', '.chapter > p { text-indent: 1em !important }'],
    ['dots that are not there', 'R20', '.dot { background: none !important }'],
    ['dots on the other side', 'R20', OTHER_SIDE[writing]],
    ['lines of names that are not there', 'R21', '.proper-name { background: none !important }'],
    [
      'lines of two names that are one',
      'R21',
      'body .line-before.line-before:not(.turned *) { background-position: left bottom !important }',
    ],
    ['readings in the line', 'R23', 'body rt { margin-block-start: 0 !important }'],
    ['readings that touch', 'R23', 'body ruby.beside > rt { margin-inline: -0.03em !important }'],
    ['readings as large as zhuyin', 'R23', 'body ruby:not(.zhuyin) > rt { font-size: 0.35em !important }'],
    ['readings beside the middle', 'R23', 'body ruby:not(.zhuyin) { justify-items: start !important }'],
    ['zhuyin as large as pinyin', 'R23', 'body ruby.zhuyin > rt { font-size: 0.4em !important }'],
    [
      'zhuyin at the other side',
      'R23',
      'body ruby.zhuyin.zhuyin > rt { margin-inline-start: -1.3em !important; transform: translateX(-1.3em) }',
    ],
    [
      'zhuyin at the top',
      'R23',
      'body ruby.zhuyin.zhuyin > rt { align-self: start !important; margin-block-start: -1em !important }',
    ],
    ['zhuyin in a row', 'R23', '.zhuyin-symbols { writing-mode: horizontal-tb !important }'],
    ['tones at the first symbol', 'R23', '.zhuyin-tone { align-self: start !important }'],
    ['light tones below', 'R23', '.zhuyin-light { grid-area: 3 / 1 !important }'],
    ['rows with rules that take room', 'R36', 'tbody tr + tr > td { border-block-start: 1px solid }'],
    ['captions between the lines', 'R36', 'figure > figcaption { padding-block-start: 1px }'],
    ['notes in one row', 'R33', '.inline-note-text { white-space: nowrap }'],
    ['notes too large for two rows', 'R33', '.inline-note-text { font-size: 0.6em !important }'],
    ['notes beside their line', 'R33', 'span.inline-note { vertical-align: super !important }'],
    ['notes too small to be read', 'R33', 'p:has(.inline-note) { font-size: 0.9em !important }'],
    ['notes over their neighbours', 'R33', 'span.inline-note { margin-inline: -1em }'],
    ['quotes as narrow as Latin ones', 'R28', ':root { --mark-features: "pwid" }'],
    ...(writing === 'vertical' ? ONLY_VERTICAL : ONLY_HORIZONTAL),
    ['slanted Han', 'R29', 'p { font-style: italic !important; font-synthesis: style !important }'],
  ])('%s are found', async (_name, id, style) => {
    expect(missed(await prove(style))).toContain(id)
  })
})
