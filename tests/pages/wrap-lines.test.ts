import { expect, test } from 'vitest'
import type { Creator } from '../../scripts/config/book.ts'
import type { FontSet } from '../../scripts/fonts/face.ts'
import { coverPart } from '../../scripts/pages/front/cover.ts'
import { composeWrap, fitSpine, wrapTexts } from '../../scripts/pages/wrap.ts'
import { sampleDocument } from '../epub/sample.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'

const session = await browserForTests()
const creators: Creator[] = [
  { name: '陆守田', role: 'aut' },
  { name: '沈怀川', role: 'edt' },
]
const { book } = sampleDocument({
  style: undefined,
  title: '清河县地方史料选读',
  publisher: '清河县地方志编印组',
  creators,
  description: '国国国国，国国国国。'.repeat(9),
  identifier: 'urn:isbn:9787111547426',
})

/** A wrap in the browser: its spine fitted, and where its parts stand from the head of the sheet, px. */
async function measured(edition: typeof BOOKLET, spine: number) {
  const request = { book, edition, trim: { width: 148, height: 210 }, spine, bleed: 3 }
  const letters = `${JSON.stringify(book)}${wrapTexts(request).join('')}年月著编`
  const { tab } = await layouterForTests(session, edition, letters)
  const front = coverPart({ document: { book }, edition }).html
  const html = await composeWrap({ ...request, front }, { css: '', faces: [], sources: [] } as unknown as FontSet)
  await tab.evaluate((content: string) => {
    const faces = [...document.querySelectorAll('style')].map(({ outerHTML }) => outerHTML).join('')
    document.documentElement.innerHTML = content + faces
  }, html)
  await tab.evaluate(fitSpine)
  return tab.evaluate(() => {
    const box = (selector: string) => (document.querySelector(selector) as HTMLElement).getBoundingClientRect()
    const sheet = box('.wrap').top
    const lines = [...document.querySelectorAll<HTMLElement>('.wrap-line')].map((line) => line.getBoundingClientRect())
    const text = document.createRange()
    text.selectNodeContents(document.querySelector('.blurb p') as HTMLElement)
    const names = Number.parseFloat(getComputedStyle(document.querySelector('.creators') as HTMLElement).fontSize)
    return {
      frame: [box('.cover-page').top - sheet, box('.cover-page').bottom - sheet] as const,
      blurb: Math.min(...[...text.getClientRects()].map(({ top }) => top)) - sheet,
      number: box('.isbn').bottom - sheet,
      spine: [(lines[0]?.top ?? 0) - sheet, (lines.at(-1)?.bottom ?? 0) - sheet] as const,
      gaps: lines.slice(1).map(({ top }, index) => (top - (lines[index]?.bottom ?? 0)) / names),
    }
  })
}

test.each([BOOKLET, VERTICAL])('spine and back keep the lines of the front: $writing', async (edition) => {
  const { frame, blurb, number, spine } = await measured(edition, 12)
  // Of a horizontal line the box is higher than its characters by some px, which stand above the head line.
  expect(blurb - frame[0]).toBeLessThan(1)
  expect(blurb - frame[0]).toBeGreaterThan(-4)
  expect(Math.abs(number - frame[1])).toBeLessThan(1)
  expect(Math.abs(spine[0] - frame[0])).toBeLessThan(1)
  expect(Math.abs(spine[1] - frame[1])).toBeLessThan(1)
})

test('two squares between persons, more between title, names and publisher, on thin spines and on thick ones', async () => {
  expect(wrapTexts({ book, edition: BOOKLET, trim: { width: 148, height: 210 }, spine: 12, bleed: 3 })).toContain(
    '陆守田　著　　沈怀川　编',
  )
  for (const spine of [6, 12, 30]) {
    const { gaps } = await measured(BOOKLET, spine)
    expect(gaps).toHaveLength(2)
    for (const gap of gaps) expect(gap).toBeGreaterThan(2.2)
  }
})
