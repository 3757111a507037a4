import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const song = new URL('node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', root)
const styles = readFileSync(new URL('styles/cjk.css', root), 'utf8')

test('the stylesheet knows the advances of Banxin Song to .002 em', () => {
  const font = create(readFileSync(song)) as Font
  const advance = (character: string) =>
    font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm
  const space = Number(/--space-advance: ([\d.]+)em/.exec(styles)?.[1])
  const padding = Number(/padding-inline-start: ([\d.]+)em/.exec(styles)?.[1])
  expect(Math.abs(space - advance(' '))).toBeLessThan(0.002)
  expect(Math.abs(advance('·') + 2 * padding - 0.5)).toBeLessThan(0.002)
})
