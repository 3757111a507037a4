import { expect, test } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { chapterPart } from '../../scripts/pages/chapter-part.ts'
import type { Geometry } from '../../scripts/pages/page.ts'
import { compose } from '../html/compose-markdown.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'

const session = await browserForTests()
const LARGE: PrintEdition = { ...BOOKLET, theme: 'handout', print: 'large' }

function printed(edition: PrintEdition, markdown: string): string {
  const [chapter] = prepareForPrint(compose({ 'a.md': `# 章\n\n${markdown}` }).document, edition).chapters
  if (!chapter) throw new Error('no chapter')
  return chapterPart(chapter, 0, { writing: edition.writing } as Geometry, new Map(), new Map()).html
}

/** Extents of what `selector` names across the lines, in lines, and what the formula in it leaves free, in squares. */
async function extents(edition: PrintEdition, html: string, selector: string) {
  const { tab, layout } = await layouterForTests(session, edition, '甲乙丙0123456789')
  const { pages } = await layout({ html })
  return tab.evaluate(
    (html, name, vertical) => {
      const stage = document.getElementById('stage') as HTMLElement
      stage.innerHTML = `<section class="page"><div class="flow">${html}</div></section>`
      const { lineHeight, fontSize } = getComputedStyle(stage.querySelector('.flow') as Element)
      const extent = (one: Element | null) => {
        const { width = 0, height = 0 } = one?.getBoundingClientRect() ?? {}
        return vertical ? width : height
      }
      return [...stage.querySelectorAll(name)].map((one) => {
        const free = extent(one) - extent(one.querySelector('math'))
        return { lines: extent(one) / Number.parseFloat(lineHeight), free: free / Number.parseFloat(fontSize) }
      })
    },
    pages.map(({ html }) => html).join(''),
    selector,
    edition.writing === 'vertical',
  )
}

test.each([BOOKLET, VERTICAL])(
  'a formula that stands alone has half a square before and behind it ($writing)',
  async (edition) => {
    // Rules are as high in every font.
    const formulas = [1, 2, 2.6, 2.9, 3.2, 3.5, 4.5].map((height) => `\\rule{1em}{${height}em}`)
    const set = await extents(
      edition,
      printed(edition, formulas.map((tex) => `$$\n${tex}\n$$`).join('\n\n')),
      '.formula',
    )
    expect(set).toHaveLength(formulas.length)
    for (const { lines, free } of set) {
      expect(free).toBeGreaterThanOrEqual(1)
      expect(lines).toBeCloseTo(Math.round(lines), 3)
    }
  },
)

test('what is as low as a fraction in a line of large print needs no line more', async () => {
  const low = '<math><mspace width="1em" height="0.8em" depth="0.65em"></mspace></math>'
  const html = `<section class="chapter"><p>甲乙<span class="formula-box">${low}</span>丙。</p></section>`
  expect(await extents(LARGE, html, 'p')).toMatchObject([{ lines: 1 }])
})
