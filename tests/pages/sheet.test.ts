import { expect, test } from 'vitest'
import type { Geometry, Page } from '../../scripts/pages/page.ts'
import { composeSheet } from '../../scripts/pages/sheet.ts'
import { A5 } from './a5.ts'

const page = (index: number, more: Partial<Page> = {}): Page => ({
  index,
  part: 'chapter',
  side: index % 2 ? 'recto' : 'verso',
  number: { style: 'arabic', value: index },
  folio: String(index),
  folioLine: String(index),
  head: '书',
  html: `<p>第${index}页</p>`,
  notes: '',
  extent: 600,
  blocks: [],
  ids: [],
  ...more,
})
const compose = (pages: Page[], writing: Geometry['writing'] = 'horizontal') =>
  composeSheet(pages, {
    geometry: { ...A5, writing },
    bleed: 3,
    styles: '',
    language: 'zh-Hans',
    title: 'a < b',
    attributes: '',
  })
const sheet = (pages: Page[], writing: Geometry['writing'] = 'horizontal') => {
  const [piece] = compose(pages, writing).pieces
  return `${piece?.rules}\n${piece?.body}`
}

test('a section a page, each on a named page of its own', () => {
  const html = sheet([page(1), page(2)])
  expect(html.match(/<section class="page chapter" style="page:p\d">/g)).toHaveLength(2)
  expect(html).toContain('@page p2{size:148mm 210mm;')
  expect(compose([]).shell).toContain('<title>a &lt; b</title>')
})

test('heads and folios stand on the outer side, which a right-bound book has the other way round', () => {
  const [recto, verso] = sheet([page(1), page(2)]).match(/@page p\d.*/g) as [string, string]
  expect(recto).toContain('@top-right{content:"书"')
  expect(recto).toContain('@bottom-right{content:"1"')
  expect(verso).toContain('@top-left{')
})

test('beside a vertical type area both stand in the outer margin, the head at its top and the folio at its foot', () => {
  const pages = [page(1, { folioLine: '一' }), page(2, { folioLine: 'ii' })]
  const [recto, verso] = sheet(pages, 'vertical').match(/@page p\d.*/g) as [string, string]
  expect(recto).toMatch(
    /@left-top\{content:"书".*writing-mode:vertical-rl.*@left-bottom\{content:"一".*writing-mode:vertical-rl/,
  )
  expect(verso).toMatch(/@right-top\{content:"书".*writing-mode:vertical-lr/)
  expect(verso.split('@right-bottom')[1]).not.toContain('vertical-lr')
})

test('what reaches the edge is printed on larger paper, whole px around the page, and fills all of it but a cushion', () => {
  const cover = sheet([page(1, { part: 'cover', folioLine: '', head: '', html: '' })])
  expect(cover).toContain('@page p1{size:587.37px 821.7px;margin:2px 1px 1px 2px}')
  expect(cover).toContain('<section class="page cover edge" style="page:p1;--bleed:12px">')
  const html =
    '<section class="chapter"><figure id="figure-1" class="figure bleed" data-float="auto"></figure></section>'
  expect(sheet([page(1, { html })])).toContain('page chapter edge')
  expect(sheet([page(1, { html, notes: '<aside id="n">注</aside>' })])).not.toContain('edge')
})

test.each([
  [25, 400, 83, 559.37],
  [24, 360, 71, 491.34],
  [25, 375, 82, 529.13],
])(
  'vertical columns %i px apart stand back to back on the whole px that Chromium moves them to',
  (pitch, width, inner, paper) => {
    const trim = { width: (paper * 25.4) / 96, height: 210 }
    const area = { width, height: 602 }
    const { pieces } = composeSheet([page(1), page(2)], {
      geometry: { ...A5, trim, area, margin: { top: 98, inner }, pitch, writing: 'vertical' },
      bleed: 3,
      styles: '',
      language: 'zh-Hans',
      title: '',
      attributes: '',
    })
    const lefts = [...(pieces[0]?.rules.matchAll(/margin:\S+px \S+px \S+px (\S+)px/g) ?? [])].map(([, left]) =>
      Number(left),
    )
    const [onLeftPage, onRightPage] = lefts.map((left) => Math.round(left + pitch / 2)) as [number, number]
    const [recto, verso] = [(paper - onLeftPage) % pitch, onRightPage % pitch]
    expect(Math.abs(recto - verso)).toBeLessThan(0.5)
  },
)

test('no page box, no content: a blank page prints nothing', () => {
  const html = sheet([page(1, { folioLine: '', head: '', html: '' })])
  expect(html).not.toMatch(/@top-|@bottom-/)
})

test('what stands in a head cannot leave its string', () => {
  const html = sheet([page(1, { head: '"}</style>\\' })])
  expect(html).toContain('content:"\\22 }</style>\\5c "'.replace('</style>', '\\3c /style>'))
})

test('notes follow the text, which keeps the size that the layout gave it', () => {
  const html = sheet([page(1, { notes: '<aside>注</aside>', extent: 517 })])
  expect(html).toContain(
    '<div class="flow" style="block-size:517px"><p>第1页</p></div><div class="notes"><aside>注</aside></div>',
  )
})

test('pieces say which of their places are linked to from elsewhere', () => {
  const link = '<a href="#far">x</a><a href="#%E8%BF%9C">y</a>'
  const { pieces } = compose(
    Array.from({ length: 50 }, (_, index) =>
      page(index + 1, {
        chapter: index < 30 ? 0 : 1,
        html: index ? '' : link,
        ids: index === 40 ? ['far', '远', 'own'] : [],
      }),
    ),
  )
  expect(pieces.map(({ targets }) => targets)).toEqual([[], ['far', '远']])
})
