import { expect, test } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { chapterPart } from '../../scripts/pages/chapter-part.ts'
import type { Geometry } from '../../scripts/pages/page.ts'
import { compose } from '../html/compose-markdown.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'

const session = await browserForTests()
const LARGE: PrintEdition = { ...BOOKLET, theme: 'handout', print: 'large' }

/** Extents of what `selector` names across the lines, in lines and, of the formula in it, in squares. */
async function extents(edition: PrintEdition, markdown: string, selector: string) {
  const [chapter] = prepareForPrint(compose({ 'a.md': `# 章\n\n${markdown}` }).document, edition).chapters
  if (!chapter) throw new Error('no chapter')
  const part = chapterPart(chapter, 0, { writing: edition.writing } as Geometry, new Map(), new Map())
  const { tab, layout } = await layouterForTests(session, edition, '甲乙丙0123456789')
  const { pages } = await layout({ html: part.html })
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
    const formulas = [
      'a=b',
      '\\frac{1}{n}\\sum_{i=1}^{n}\\frac{m_i}{a_i}',
      '\\begin{pmatrix} p \\\\ r \\\\ q \\end{pmatrix}',
    ]
    const set = await extents(edition, formulas.map((tex) => `$$\n${tex}\n$$`).join('\n\n甲乙丙。\n\n'), '.formula')
    expect(set).toHaveLength(3)
    for (const { lines, free } of set) {
      expect(free).toBeGreaterThanOrEqual(1)
      expect(lines).toBeCloseTo(Math.round(lines), 3)
    }
  },
)

test('a sum and a fraction in a line of large print need no line more', async () => {
  const markdown = '甲乙便是 $\\sum_{i=1}^{n} \\frac{l_i w_i}{240}$（丙）。'
  expect(await extents(LARGE, markdown, 'p')).toMatchObject([{ lines: 1 }])
})
