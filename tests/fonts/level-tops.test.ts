import { create, type Font } from 'fontkit'
import subsetFont from 'subset-font'
import { expect, test } from 'vitest'
import { BUILT_IN } from '../../scripts/fonts/files.ts'
import { withLevelTops } from '../../scripts/fonts/level-tops.ts'
import { metricsIn } from '../../scripts/fonts/outlines.ts'
import { readFont } from '../../scripts/fonts/read.ts'
import { readTables } from '../../scripts/fonts/sfnt.ts'
import { folderWith } from '../support/folder.ts'

async function cut(font: keyof typeof BUILT_IN, characters: string): Promise<Uint8Array> {
  const whole = await readFont({ ...BUILT_IN[font], cache: await folderWith() })
  return new Uint8Array(await subsetFont(whole, characters, { targetFormat: 'truetype' }))
}

function read(data: Uint8Array, character: string) {
  const font = create(Buffer.from(data)) as Font
  const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0)
  return { top: glyph.bbox.maxY, drawn: glyph.path.toSVG(), bearing: metricsIn(readTables(data), 'vmtx')(glyph.id)[1] }
}

test.each(['song400', 'song700', 'hei400', 'kai400'] as const)(
  'full-width glyphs of %s reach one height',
  async (font) => {
    const characters = '一丶心版？（'
    const before = await cut(font, characters)
    const after = withLevelTops(before)
    for (const character of characters) {
      const [was, is] = [read(before, character), read(after, character)]
      expect(is).toMatchObject({ top: 870, bearing: 3 })
      // What was drawn is drawn, and then a line out and back.
      const more = is.drawn.slice(was.drawn.length)
      expect(is.drawn.startsWith(was.drawn)).toBe(true)
      expect(more).toMatch(/^M\d+ 870L\d+ 870Z$/)
    }
  },
)

test('an opening bracket, whose upper half is cut off at the head of a line, stays in the lower one', async () => {
  const bracket = await cut('song400', '︵')
  expect(read(withLevelTops(bracket), '︵')).toMatchObject({ top: 370, bearing: 503 })
})

test('Latin letters stay as they are', async () => {
  const before = await cut('song400', 'gx一')
  expect(read(withLevelTops(before), 'g')).toEqual(read(before, 'g'))
  expect(read(withLevelTops(before), 'x')).toEqual(read(before, 'x'))
})

test('a font without vertical metrics is the same', async () => {
  const mono = await cut('mono400', 'ab')
  expect(withLevelTops(mono)).toBe(mono)
})
