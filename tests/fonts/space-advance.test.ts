import { create, type Font } from 'fontkit'
import { expect, test } from 'vitest'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { BUILT_IN } from '../../scripts/fonts/files.ts'
import { SPACE_ADVANCE, withSpaceAdvance } from '../../scripts/fonts/space-advance.ts'
import { subset } from '../../scripts/fonts/subset.ts'

const cut = async (name: keyof typeof BUILT_IN, characters: string) =>
  subset({ ...BUILT_IN[name], characters, cache: await cacheFolder() })

const open = (data: Uint8Array) => create(Buffer.from(data)) as Font
const advanceOf = (font: Font, character: string) =>
  font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm

test.each(['song400', 'song700', 'hei400', 'hei700', 'kai400', 'kai700'] as const)(
  'the space of %s is as wide as that of all Chinese faces, and nothing else has changed',
  async (name) => {
    const font = open(await cut(name, ' 一，Ag'))
    expect(advanceOf(font, ' ')).toBeCloseTo(SPACE_ADVANCE, 3)
    expect(advanceOf(font, '一')).toBe(1)
    expect(advanceOf(font, '，')).toBe(1)
    const [letters, whole] = [font, open(await cut(name, '一Ag'))].map(
      (one) => advanceOf(one, 'A') + advanceOf(one, 'g'),
    )
    expect(letters).toBe(whole)
  },
)

test('spaces between the letters of code stay as wide as a letter', async () => {
  const font = open(await cut('mono400', ' Ag'))
  expect(advanceOf(font, ' ')).toBe(advanceOf(font, 'A'))
})

test('a font without a space comes back as it is', async () => {
  const data = await cut('song400', '一')
  expect(withSpaceAdvance(data)).toBe(data)
})
