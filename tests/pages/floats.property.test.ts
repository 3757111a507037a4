import { expect, test } from 'vitest'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { assemblePages } from '../../scripts/pages/assemble.ts'
import { chapterPart } from '../../scripts/pages/chapter-part.ts'
import { themeOf } from '../../scripts/pages/theme.ts'
import { checkPages } from '../../scripts/preflight/pages.ts'
import { compose } from '../html/compose-markdown.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { A5 } from './a5.ts'
import { mixedBlocks } from './mixed-blocks.ts'

const SEEDS = 12
const session = await browserForTests()
// Small pages, so that hardly anything fits where it stands.
const css =
  ':root { --area-height: 400px; } :root[data-writing="vertical"] { --area-height: 500px; --area-width: 375px; }'
const areas = { horizontal: { width: 378, height: 400 }, vertical: { width: 375, height: 500 } }

test.each([BOOKLET, VERTICAL])(
  'pictures and tables among all other blocks: nothing is lost, doubled or out of its order ($writing)',
  async (edition) => {
    const { writing } = edition
    const layouter = await layouterForTests(session, edition, '一二三', css)
    const geometry = { ...A5, writing, area: areas[writing] }
    const bad: string[] = []
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { document } = compose({ 'a.md': mixedBlocks(seed) })
      const [chapter] = prepareForPrint(document, edition).chapters
      if (!chapter) throw new Error('no chapter')
      const part = chapterPart(chapter, 0, geometry, new Map(), new Map())
      const { pages: raw, problems } = await layouter.layout({ html: part.html, notes: part.notes })
      const pages = assemblePages([{ part, pages: raw }], document, { edition, theme: themeOf(edition), measure: 27 })
      const found = await checkPages(document, {
        pages,
        geometry,
        lateNotes: 0,
        bleed: 3,
        sheet: { shell: '', pieces: [] },
      })
      const wrong = found.filter(({ rule }) => /text|image/.test(rule)).map(({ message }) => message)
      const outside = raw.flatMap((page) => page.outside.map(({ source, text }) => `outside ${source} ${text}`))
      const blank = raw.filter((page) => page.blocks.length === 0 && !page.html.includes('<img')).map(() => 'blank')
      bad.push(...[...problems, ...wrong, ...outside, ...blank].map((one) => `${seed}: ${one}`))
    }
    expect(bad).toEqual([])
  },
)
