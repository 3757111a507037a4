import { expect, test } from 'vitest'
import { browserForTests } from '../../support/layouter.ts'
import { composer, type Line } from '../../support/lines.ts'
import { horizontal, vertical } from './treat.ts'

const session = await browserForTests()

const ADDRESS = 'https://minping.example.org/county/township/village/meetings/minutes'
const TEXT = Array.from(
  { length: 12 },
  (_, length) =>
    `<p>${'办成了没有看一看'.repeat(4).slice(0, 16 + length)}登在<a href="#a">${ADDRESS}</a>上，人人都来看一看。</p>`,
).join('')

/** By how much the Han of a line stand farther apart than set, in squares. */
function stretchOf(line: Line): number {
  const steps = line.slice(1).flatMap((glyph, index) => {
    const before = line[index]
    return before && /\p{sc=Han}/u.test(before.text) && /\p{sc=Han}/u.test(glyph.text)
      ? [glyph.start - before.start - 1]
      : []
  })
  return steps.length > 0 ? Math.min(...steps) : 0
}

/** Where an address has no joint in reach the layouter leaves the line short (tests/pages/short-lines.test.ts): fewer are where it may break at its joints. */
test.each([horizontal, vertical])(
  'R13: lines drawn out by more than a quarter of a square: $writing',
  async (edition) => {
    const set = await composer(session, edition, TEXT)
    const wide = async (change?: { without: 'breaks' }) =>
      (await set(TEXT, 27, change)).flatMap((lines) => lines.slice(0, -1)).filter((line) => stretchOf(line) > 0.25)
        .length
    const [ours, without] = [await wide(), await wide({ without: 'breaks' })]
    expect(ours).toBeLessThan(without / 2)
  },
)
