import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { announceAttachments } from '../../scripts/pages/attachments.ts'
import { chapterPart } from '../../scripts/pages/chapter-part.ts'
import type { Geometry } from '../../scripts/pages/page.ts'
import { markPlace } from '../../scripts/pages/place-marks.ts'
import { compose } from '../html/compose-markdown.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { text } from './engine-cases.ts'

const session = await browserForTests()
const LARGE: PrintEdition = { ...BOOKLET, theme: 'handout', print: 'large' }

/** Every paragraph begins with a sign of its own. */
const BLOCKS = [
  `> 甲${text(60, 1)}\n>\n> 乙${text(60, 2)}\n\n戊${text(50, 9)}\n\n> 丙${text(70, 3)}`,
  `1. 甲${text(50, 4)}\n\n   乙${text(50, 5)}\n\n   丙${text(50, 6)}\n\n2. 丁${text(50, 7)}\n\n   戊${text(50, 8)}`,
]

describe.each([
  ['large print', LARGE],
  ['vertical', VERTICAL],
] as const)('%s', (_name, edition) => {
  const layouter = layouterForTests(session, edition, '甲乙丙丁戊己附件清单办法一二三、：')

  /** Indents of the paragraphs that stand whole on their pages, by their first sign; `lines` stand before them. */
  const indentsIn = async (markdown: string, lines: number, without: string[]) => {
    const before = Array.from({ length: lines }, () => '己').join('\n\n')
    const sources = { 'a.md': `# 章\n\n${before}\n\n${markdown}`, 'b.md': '# 清单', 'c.md': '# 办法' }
    const composed = compose(sources).document
    const chapters = composed.chapters.map((one, index) => (index ? { ...one, matter: 'attachment' as const } : one))
    const [chapter] = announceAttachments(prepareForPrint({ ...composed, chapters }, edition), edition).chapters
    if (!chapter) throw new Error('no chapter')
    const part = chapterPart(chapter, 0, { writing: edition.writing } as Geometry, new Map(), new Map())
    const { layout, tab } = await layouter
    const { pages } = await layout({ html: part.html, notes: part.notes, without })
    return tab.evaluate(
      (htmls) => {
        const stage = document.getElementById('stage') as HTMLElement
        return htmls.flatMap((html, page) => {
          stage.innerHTML = `<section class="page"><div class="flow">${html}</div></section>`
          const whole = stage.querySelectorAll('p:not([data-split-from], [data-split-to])')
          return [...whole].map((one) => {
            const sign = one.textContent?.replace(/^[\d一二.、]+/u, '')[0]
            return { sign, page, indent: getComputedStyle(one).textIndent }
          })
        })
      },
      pages.map(({ html }) => html),
    )
  }

  test.each([[[]], [['oracle']]])(
    'a paragraph is indented alike on whatever page it stands, without %s',
    async (without) => {
      for (const block of BLOCKS) {
        const indents = new Map<string, Set<string>>()
        const pages = new Set<number>()
        for (let lines = 1; lines <= 14; lines += 1) {
          for (const { sign, page, indent } of await indentsIn(block, lines, without)) {
            pages.add(page)
            indents.set(sign ?? '', (indents.get(sign ?? '') ?? new Set()).add(indent))
          }
        }
        expect(pages.size).toBeGreaterThan(1)
        expect([...indents].filter(([, found]) => found.size > 1).map(([sign, found]) => [sign, ...found])).toEqual([])
      }
    },
  )
})

test('a quotation of one paragraph and the further paragraphs of an item are told by the manuscript', () => {
  const [single, two] = [h('blockquote', [h('p', '甲')]), h('blockquote', [h('p', '甲'), h('p', '乙')])]
  const item = h('li', [h('p', '甲'), h('p', '乙'), h('ul'), h('p', '丙')])
  for (const element of [single, two, item]) markPlace(element)
  expect([single, two].map(({ properties }) => properties.className)).toEqual([['single'], undefined])
  expect(item.children.map((child) => child.type === 'element' && child.properties.className)).toEqual([
    undefined,
    ['further'],
    undefined,
    undefined,
  ])
})

test.each([BOOKLET, VERTICAL])('前言 and 后记 stand where 目录 does, as wide ($writing)', async (edition) => {
  const { tab, layout } = await layouterForTests(session, edition, '前言后记目录')
  const titles = [
    { matter: 'front', title: '前言' },
    { matter: 'back', title: '后记' },
  ].map(({ matter, title }) => {
    const section = h('section.chapter', [h('h1', title)])
    const chapter = { id: 'c', file: 'a.md', title, matter, headings: [], section, notes: [] }
    return chapterPart(chapter as never, 0, { writing: edition.writing } as Geometry, new Map(), new Map()).html
  })
  const contents = '<section class="contents"><h1>目录</h1></section>'
  await layout({ html: contents })
  const places = await tab.evaluate(
    (htmls) => {
      const stage = document.getElementById('stage') as HTMLElement
      return htmls.map((html) => {
        stage.innerHTML = `<section class="page"><div class="flow">${html}</div></section>`
        const title = stage.querySelector('h1') as HTMLElement
        const text = document.createRange()
        text.selectNodeContents(title)
        return [title, text].map((one) => JSON.stringify(one.getBoundingClientRect())).join()
      })
    },
    [contents, ...titles],
  )
  expect(new Set(places).size).toBe(1)
})

test('a note with readings has room for them where it goes on without any', () => {
  const chapter = (inside: string | ReturnType<typeof h>) => ({
    id: 'chapter-1',
    file: 'a.md',
    title: '章',
    matter: 'body' as const,
    headings: [],
    section: h('section.chapter'),
    notes: [{ id: 'note-1-1', number: 1, element: h('aside.note', [h('p', [inside])]) }],
  })
  const notes = ['甲', h('ruby', '甲'), h('ruby.zhuyin', '甲')].map(
    (inside) => chapterPart(chapter(inside), 0, { writing: 'horizontal' } as Geometry, new Map(), new Map()).notes,
  )
  expect(notes.map((html) => html.includes('has-readings'))).toEqual([false, true, false])
})
