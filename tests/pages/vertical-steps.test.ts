import { expect, test } from 'vitest'
import { readGlyphs } from '../golden-pages/glyphs.ts'
import { browserForTests } from '../support/layouter.ts'
import { provenPdfOf } from '../support/pages.ts'

const session = await browserForTests()

/** Of high and low outlines. */
const TEXT = '一二三心丶人日国都不许丢页底翻过来再说一遍'

test('characters of a vertical line stand a character apart, in every size and face', async () => {
  const files = { '01.md': `# ${TEXT.slice(0, 9)}\n\n${TEXT}\n\n> ${TEXT}\n\n**${TEXT}**[^a]\n\n[^a]: ${TEXT}\n` }
  const { pdf, findings } = await provenPdfOf(session, files, { writing: 'vertical' })
  expect(findings).toEqual([])
  const steps = (await readGlyphs(pdf)).flatMap(({ glyphs }) =>
    glyphs.slice(1).flatMap((glyph, index) => {
      const before = glyphs[index]
      const beside = before && Math.abs(before.x - glyph.x) < 0.01 && before.size === glyph.size
      return beside && TEXT.includes(before.text) && TEXT.includes(glyph.text)
        ? [{ ...glyph, step: glyph.y - before.y }]
        : []
    }),
  )
  expect(new Set(steps.map(({ size }) => Math.round(size))).size).toBeGreaterThan(2)
  expect(steps.length).toBeGreaterThan(70)
  // A number behind a leader stands farther off.
  const near = steps.filter(({ size, step }) => step < 2 * size)
  for (const { text, size, step } of near)
    expect({ text, size, step, even: Math.abs(step - size) < 0.1 }).toEqual({ text, size, step, even: true })
})
