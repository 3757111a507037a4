import { describe, expect, test } from 'vitest'
import { writeProse } from '../../bench/books/prose.ts'
import { type Random, seeded } from '../../bench/books/random.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { chapterPart } from '../../scripts/pages/chapter-part.ts'
import type { Geometry } from '../../scripts/pages/page.ts'
import { compose } from '../html/compose-markdown.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'

const session = await browserForTests()
// Small pages, so that many page ends meet many kinds of lines.
const css =
  ':root { --area-height: 175px; } :root[data-writing="vertical"] { --area-height: 602px; --area-width: 175px; } .chapter > h1 { min-block-size: 0 !important; padding-block: 0 !important; }'

describe.each([BOOKLET, VERTICAL])('$writing', (edition) => {
  const layouter = layouterForTests(session, edition, '，。；：？！……——“”《》（）', css)
  const layout = async (markdown: string, without: string[] = [], on = layouter) => {
    const [chapter] = prepareForPrint(compose({ 'a.md': markdown }).document, edition).chapters
    if (!chapter) throw new Error('no chapter')
    const part = chapterPart(chapter, 0, { writing: edition.writing } as Geometry, new Map(), new Map())
    return (await on).layout({ html: part.html, notes: part.notes, without })
  }

  test('lead-ins of several lines are parted from their poems alike', async () => {
    const pages17 = layouterForTests(session, edition, '，。：；', css.replaceAll('175px', '425px'))
    let [foretold, parted] = [0, 0]
    for (let seed = 1; seed <= 4; seed += 1) {
      const random = seeded(seed)
      const prose = writeProse(random)
      const verse = () => `:::verse\n${Array.from({ length: 3 + random.below(5) }, prose.phrase).join('\n')}\n:::`
      const piece = () => `${prose.paragraph()}\n\n${prose.paragraph()}${prose.phrase()}：\n\n${verse()}`
      const markdown = `# ${prose.phrase()}\n\n${Array.from({ length: 20 }, piece).join('\n\n')}`
      const [told, probed] = [await layout(markdown, [], pages17), await layout(markdown, ['oracle'], pages17)]
      foretold += Number(told.foretold)
      parted += told.pages.filter(({ blocks }) => blocks.at(-1)?.text.endsWith('：')).length
      expect(told.pages.map(({ blocks }) => blocks)).toEqual(probed.pages.map(({ blocks }) => blocks))
      expect(told.pages.map(marked), `seed ${seed}`).toEqual(probed.pages.map(marked))
    }
    expect(foretold).toBeGreaterThan(2)
    expect(parted).toBeGreaterThan(0)
  })

  test('what one layout tells is what probing finds, page by page', async () => {
    let foretold = 0
    for (let seed = 1; seed <= 25; seed += 1) {
      const markdown = chapterOf(seeded(seed))
      const told = await layout(markdown)
      const probed = await layout(markdown, ['oracle'])
      foretold += Number(told.foretold)
      expect(probed.foretold).toBe(false)
      expect(
        told.pages.map(({ blocks, ids }) => ({ blocks, ids })),
        `seed ${seed}`,
      ).toEqual(probed.pages.map(({ blocks, ids }) => ({ blocks, ids })))
      expect(told.pages.map(marked), `seed ${seed}`).toEqual(probed.pages.map(marked))
    }
    expect(foretold).toBeGreaterThan(20)
  })

  test('a formula in a line is text, be it higher than the line', async () => {
    const formulas = [
      '$a^2+b$',
      '$\\frac{x}{y}$',
      '$\\sqrt{2}$',
      '$\\frac{\\frac{a}{b}}{\\frac{c}{d}}$',
      '$\\sum_{i=1}^n i$',
    ]
    for (let seed = 1; seed <= 15; seed += 1) {
      const { below: random } = seeded(seed)
      const line = () =>
        `${'一二三四五六七八九十'.repeat(1 + random(6))}${formulas[random(5)]}${'天地玄黄'.repeat(random(9))}`
      const markdown = ['# 章', ...Array.from({ length: 12 }, line)].join('\n\n')
      const [told, probed] = [await layout(markdown), await layout(markdown, ['oracle'])]
      expect(told.foretold, `seed ${seed}`).toBe(true)
      expect(told.pages.map(({ blocks }) => blocks)).toEqual(probed.pages.map(({ blocks }) => blocks))
      expect(told.pages.map(marked), `seed ${seed}`).toEqual(probed.pages.map(marked))
    }
  })

  test('a list that makes room for its numbers is text', async () => {
    const items = Array.from({ length: 24 }, (_, index) => `${index + 1}. ${'一二三四五六七'.repeat(1 + (index % 7))}`)
    const markdown = `# 章\n\n${items.join('\n')}`
    const [told, probed] = [await layout(markdown), await layout(markdown, ['oracle'])]
    expect(told.pages.map(({ html }) => html).join('')).toContain('--number:2')
    expect(told.foretold).toBe(true)
    expect(told.pages.map(({ blocks }) => blocks)).toEqual(probed.pages.map(({ blocks }) => blocks))
    expect(told.pages.map(marked)).toEqual(probed.pages.map(marked))
  })

  test('places where a word may be broken are text', async () => {
    const address = 'https://example.com/archives/2026/11/minutes-of-the-annual-meeting-of-readers'
    const markdown = `# 章\n\n${Array.from({ length: 9 }, (_, index) => `${'一二三四五'.repeat(index)}${address}`).join('\n\n')}`
    const [told, probed] = [await layout(markdown), await layout(markdown, ['oracle'])]
    expect(told.pages.map(({ html }) => html).join('')).toContain('<wbr>')
    expect(told.foretold).toBe(true)
    expect(told.pages.map(({ blocks }) => blocks)).toEqual(probed.pages.map(({ blocks }) => blocks))
    expect(told.pages.map(marked)).toEqual(probed.pages.map(marked))
  })

  test.each([
    ['a note', '甲[^a]\n\n[^a]: 注'],
    ['a table', '| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |'],
    ['a page break', '甲\n\n::pagebreak\n\n乙'],
    ['a section break', '甲\n\n---\n\n乙'],
  ])('%s is more than text', async (_name, markdown) => {
    expect((await layout(`# 章\n\n${markdown}`)).foretold).toBe(false)
  })

  test('three lines are not cut after the second', async () => {
    const three = '一二三四五六七八九十'.repeat(edition.writing === 'vertical' ? 10 : 7)
    for (let before = 1; before <= 8; before += 1) {
      const { pages, foretold } = await layout(`# 章\n\n${'一\n\n'.repeat(before)}${three}\n\n${'二\n\n'.repeat(9)}`)
      expect(foretold).toBe(true)
      expect(
        pages.filter(({ blocks }) => blocks.some(({ text }) => text.includes('三四五'))),
        `${before}`,
      ).toHaveLength(1)
    }
  })
})

/** The elements that a page end cuts. */
function marked({ html }: { html: string }): string[] {
  return [...html.matchAll(/<(\w+)[^>]* (?:data-split-(?:to|from|text)="[^"]*" ?)+[^>]*>/g)].map(([tag]) => tag)
}

function chapterOf(random: Random): string {
  const prose = writeProse(random)
  const verse = () => `:::verse\n${Array.from({ length: 2 + random.below(4) }, prose.phrase).join('\n')}\n:::`
  const blocks = [
    prose.paragraph,
    prose.paragraph,
    () => `## ${prose.phrase()}`,
    () => `${prose.sentence()}**${prose.paragraph()}**${prose.sentence()}`,
    () => `> ${prose.paragraph()}`,
    () => Array.from({ length: 3 }, (_, index) => `${index + 1}. ${prose.sentence()}`).join('\n'),
    verse,
    () => `${prose.phrase()}：\n\n${verse()}`,
    () => `${prose.phrase()}：\n\n- ${prose.sentence()}\n- ${prose.sentence()}`,
  ]
  return `# ${prose.phrase()}\n\n${Array.from({ length: 24 }, () => random.pick(blocks)()).join('\n\n')}`
}
