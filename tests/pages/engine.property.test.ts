import { expect, test } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { assemblePages } from '../../scripts/pages/assemble.ts'
import { chapterPart } from '../../scripts/pages/chapter-part.ts'
import type { Geometry } from '../../scripts/pages/page.ts'
import { themeOf } from '../../scripts/pages/theme.ts'
import { checkPages } from '../../scripts/preflight/pages.ts'
import { compose } from '../html/compose-markdown.ts'
import { randomMarkdown } from '../html/random-markdown.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'

const SEEDS = 300
const session = await browserForTests()
// Small pages, so that a page end meets every kind of block.
const css =
  ':root { --area-height: 175px; } :root[data-writing="vertical"] { --area-height: 602px; --area-width: 175px; }'
const geometries: Record<PrintEdition['writing'], Pick<Geometry, 'area' | 'pitch' | 'writing'>> = {
  horizontal: { writing: 'horizontal', area: { width: 378, height: 175 }, pitch: 25 },
  vertical: { writing: 'vertical', area: { width: 175, height: 602 }, pitch: 25 },
}

test.each([BOOKLET, VERTICAL])(
  'random chapters: the pages hold the manuscript and nothing else ($writing)',
  async (edition) => {
    const layouter = await layouterForTests(session, edition, '一二三', css)
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { document } = compose({ 'a.md': randomMarkdown(seed).markdown })
      const [chapter] = prepareForPrint(document, edition).chapters
      if (!chapter) throw new Error('no chapter')
      const part = chapterPart(chapter, 0, geometries[edition.writing] as Geometry, new Map(), new Map())
      const result = await layouter.layout({ html: part.html, notes: part.notes })
      const pages = assemblePages([{ part, pages: result.pages }], document, {
        edition,
        theme: themeOf(edition),
        measure: 35,
      })
      const geometry = geometries[edition.writing] as Geometry
      const found = (
        await checkPages(document, { pages, geometry, lateNotes: 0, bleed: 3, sheet: { shell: '', pieces: [] } })
      ).filter(({ rule }) => /text|image/.test(rule))
      expect([...found.map(({ rule, message }) => `${rule} ${message}`), ...result.problems], `seed ${seed}`).toEqual(
        [],
      )
      expect(
        result.pages.flatMap((page) => page.outside),
        `seed ${seed}`,
      ).toEqual([])
    }
  },
)
