import { describe, expect, test } from 'vitest'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { CHARACTERS, paragraph, row, text, times } from './engine-cases.ts'

const session = await browserForTests()
const letters = `${CHARACTERS}一二表续`
const heading = (level: number) => `<h${level} data-source="heading">${text(5, level)}</h${level}>`
const table = `<figure class="table" data-source="c.md:5:1"><figcaption data-source="c.md:5:9">${text(4)}</figcaption><table><thead><tr><th data-source="c.md:6:1">一</th></tr></thead><tbody>${times(8, (index) => row(index, [text(9, index)]))}</tbody></table></figure>`
const figure = `<figure class="figure" data-source="c.md:5:1"><div class="picture" style="block-size:100px"><img alt="" width="100" height="100" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/%3E"></div><figcaption data-source="c.md:5:9">${text(4)}</figcaption></figure>`
const item = (index: number) =>
  `<li data-source="c.md:${index + 9}:1"><span class="marker" data-generated="">${index + 1}.</span>${text(70, index)}</li>`

/** What may stand behind a heading, and the heading before it. */
const BEHIND: Record<string, string> = {
  'a paragraph': heading(2) + paragraph(text(200), 4),
  'a line': heading(2) + paragraph(text(5), 4) + paragraph(text(200, 1), 5),
  'two headings and a paragraph': heading(2) + heading(3) + paragraph(text(200), 4),
  'a list': `${heading(2)}<ol>${times(4, item)}</ol>`,
  'a quotation': `${heading(2)}<blockquote data-source="c.md:4:1">${paragraph(text(200), 4)}</blockquote>`,
  'a table': heading(2) + table + paragraph(text(200), 20),
  'a figure': heading(2) + figure + paragraph(text(200), 20),
}

describe.each([BOOKLET, VERTICAL])('$writing', (edition) => {
  const layouter = layouterForTests(session, edition, letters)
  const ruleless = layouterForTests(session, edition, letters, 'h2, h3 { break-after: auto !important }')
  const lines = edition.writing === 'vertical' ? 16 : 24
  /** How many of the chapters whose headings come near the page's end have one at its foot. */
  const headingsAtFoot = async (given: typeof layouter, behind: string, without: string[] = []) => {
    const { layout } = await given
    let found = 0
    for (let count = lines - 8; count <= lines; count += 1) {
      const { pages, problems } = await layout({
        html: `<section class="chapter"><p data-source="c.md:1:1">${'一<br>'.repeat(count - 1)}一</p>${behind}</section>`,
        without,
      })
      expect(problems).toEqual([])
      found += pages.slice(0, -1).filter(({ blocks }) => blocks.at(-1)?.source === 'heading').length
    }
    return found
  }

  test.each(Object.keys(BEHIND))('no heading stands at the foot of a page before %s', async (name) => {
    expect(await headingsAtFoot(layouter, BEHIND[name] as string)).toBe(0)
    expect(await headingsAtFoot(layouter, BEHIND[name] as string, ['oracle'])).toBe(0)
  })

  test('and it is the rule that keeps them: without it there are some', async () => {
    expect(await headingsAtFoot(ruleless, BEHIND['a paragraph'] as string)).toBeGreaterThan(0)
    expect(await headingsAtFoot(ruleless, BEHIND['a paragraph'] as string, ['oracle'])).toBeGreaterThan(0)
    expect(await headingsAtFoot(ruleless, BEHIND['two headings and a paragraph'] as string)).toBeGreaterThan(1)
  })

  test('a heading has two lines of its text with it', async () => {
    const { layout } = await layouter
    for (let count = lines - 8; count <= lines; count += 1) {
      const behind = BEHIND['a paragraph'] as string
      const { pages } = await layout({
        html: `<section class="chapter"><p>${'一<br>'.repeat(count - 1)}一</p>${behind}</section>`,
      })
      const page = pages.find(({ blocks }) => blocks.some(({ source }) => source === 'heading'))
      const measure = edition.writing === 'vertical' ? 43 : 27
      expect(page?.blocks.at(-1)?.text.length, `after ${count} lines`).toBeGreaterThanOrEqual(2 * measure - 3)
    }
  })
})
