import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareFonts } from '../../scripts/fonts/prepare.ts'
import { folderWith } from '../support/folder.ts'
import { bookWith, smallFont } from './sample.ts'

let cache = ''

beforeAll(async () => {
  cache = await mkdtemp(path.join(os.tmpdir(), 'banxin-test-'))
})

afterAll(() => rm(cache, { recursive: true, force: true }))

async function prepared(text: string, fonts = {}, source = '01.md:7:3') {
  const { value, diagnostics } = await prepareFonts({ book: bookWith(fonts), uses: [{ text, source }], cache })
  if (value === undefined) throw new Error('no fonts')
  const face = (name: string) => value.faces.find((face) => face.name === name)
  const font = (name: string) => create(Buffer.from(face(name)?.data ?? new Uint8Array())) as Font
  return { ...value, face, font, diagnostics, rules: diagnostics.map(({ rule }) => rule) }
}

const TEXT = '长乙，“书”（）〇'

describe('faces', () => {
  test('hold the characters of the text and leave out its neighbours', async () => {
    const { font, rules } = await prepared(TEXT)
    expect(font('song-400.ttf').hasGlyphForCodePoint('长'.codePointAt(0) ?? 0)).toBe(true)
    // The radical that shares its glyph with 长: it would take its place in the PDF's text layer.
    expect(font('song-400.ttf').hasGlyphForCodePoint(0x2ed3)).toBe(false)
    expect(rules).toEqual(['fonts/no-fangsong'])
  })

  test('keep the features that squeeze and turn marks', async () => {
    const { font } = await prepared(TEXT)
    const tables = font('song-400.ttf') as unknown as Record<string, { featureList: { tag: string }[] }>
    const tags = ['GSUB', 'GPOS'].flatMap((name) => tables[name]?.featureList.map(({ tag }) => tag) ?? [])
    for (const tag of ['vert', 'halt', 'vhal', 'chws', 'vchw', 'locl']) expect(tags).toContain(tag)
  })

  test('have the ideographic space, for which a browser would go to the fonts of the system', async () => {
    const { faces, font } = await prepared(TEXT)
    const without = faces.filter(({ name }) => !font(name).hasGlyphForCodePoint(0x3000)).map(({ family }) => family)
    // Inconsolata has none; 宋 stands behind it.
    expect(new Set(without)).toEqual(new Set(['Banxin Mono']))
  })

  test('are 宋 and its bold, 黑, 楷, 小标宋 and a mono face; 仿宋 only with a file of the user', async () => {
    const { faces } = await prepared(TEXT)
    const families = new Set(faces.map(({ family, weight }) => `${family} ${weight}`))
    expect([...families].sort()).toEqual([
      'Banxin Biaosong 400',
      'Banxin Hei 400',
      'Banxin Hei 700',
      'Banxin Kai 400',
      'Banxin Kai 700',
      'Banxin Mono 400',
      'Banxin Mono 700',
      'Banxin Song 400',
      'Banxin Song 700',
    ])
  })

  test('of a Japanese book take “” from a Chinese face, which has them as large as brackets, and say nothing of it', async () => {
    const folder = await folderWith({ 'own.ttf': await smallFont('長“”、') })
    const book = bookWith({ song: path.join(folder, 'own.ttf') })
    const uses = [{ text: '長“”、', source: '01.md:1:1' }]
    const rangesOf = async (language: 'ja' | 'zh-Hans') => {
      const { value, diagnostics } = await prepareFonts({ book: { ...book, language }, uses, cache })
      expect(diagnostics.map(({ rule }) => rule)).not.toContain('fonts/borrowed')
      return value?.faces
        .filter(({ family, weight }) => family === 'Banxin Song' && weight === 400)
        .map(({ unicodeRange }) => unicodeRange)
    }
    expect(await rangesOf('ja')).toEqual([undefined, 'U+2018-2019,U+201C-201D'])
    expect(await rangesOf('zh-Hans')).toEqual([undefined])
  })

  test('take the marks of 楷 from 宋, but not 〇 and 々', async () => {
    const { face, css } = await prepared(TEXT)
    const range = face('kai-400-2.ttf')?.unicodeRange ?? ''
    expect(range).toContain('U+B7,U+2014-2015,U+2018-201D')
    expect(range).toContain('U+3001-3003,U+3008-3011')
    expect(css).toContain(`src:url("/fonts/kai-400-2.ttf")`)
    expect(css.indexOf('kai-400-2.ttf')).toBeGreaterThan(css.indexOf('kai-400.ttf'))
    expect(css).toContain('ascent-override:88%;descent-override:12%;line-gap-override:0%')
  })

  test('say where they come from', async () => {
    const { sources } = await prepared(TEXT)
    const song = sources.find(({ family, weight }) => family === 'Banxin Song' && weight === 400)
    expect(song).toMatchObject({ from: '@expo-google-fonts/noto-serif-sc 0.4.3', name: 'Noto Serif SC Regular' })
    expect(song?.licence).toContain('SIL Open Font License')
  })
})

test('code: letters half a square wide, and no mark that Chinese text has too', async () => {
  const { face, font } = await prepared('code “注”——·')
  expect(font('mono-400.ttf').glyphForCodePoint(0x61).advanceWidth / font('mono-400.ttf').unitsPerEm).toBe(0.5)
  const range = face('mono-400.ttf')?.unicodeRange ?? ''
  expect(range).toMatch(/^U\+0-B6,U\+B8-2013,U\+2016-2017,U\+201E-2024,/)
  expect(range).toMatch(/-10FFFF$/)
})

describe('coverage', () => {
  test('a character that no face has is an error where it stands first', async () => {
    const { diagnostics } = await prepared('书\u{2FFFC}字\u{2FFFC}')
    const missing = diagnostics.filter(({ rule }) => rule === 'fonts/missing-character')
    expect(missing).toHaveLength(1)
    expect(missing[0]).toMatchObject({ severity: 'error', place: { file: '01.md', line: 7, column: 3 } })
    expect(missing[0]?.message).toContain('U+2FFFC')
    expect(missing[0]?.message).toContain('2 处')
  })

  test('a character that only 楷 has is lent to 宋, with a warning', async () => {
    const { face, diagnostics } = await prepared('𠮷')
    expect(face('song-400-2.ttf')?.unicodeRange).toBe('U+20BB7')
    expect(diagnostics.find(({ rule }) => rule === 'fonts/borrowed')).toMatchObject({ severity: 'warning' })
  })

  test('a character that only 楷 lacks comes from 宋, and is an info', async () => {
    const { face, diagnostics } = await prepared('㐀')
    expect(face('kai-400-2.ttf')?.unicodeRange).toMatch(/,U\+3400$/)
    const said = diagnostics.filter(({ rule }) => rule === 'fonts/borrowed')
    expect(said.map(({ severity }) => severity)).toEqual(['info'])
    expect(said[0]?.message).toContain('楷体缺 1 个字（㐀）')
  })

  test('white space, joiners and variation selectors need no glyph', async () => {
    const { rules } = await prepared('书\u2060\u200b\u00ad\ufeff \u3000\ufe0f\n\t字\u200d')
    expect(rules).toEqual(['fonts/no-fangsong'])
  })
})

describe("the user's files", () => {
  test('take their role; what they lack comes from 宋', async () => {
    const folder = await folderWith({ '仿宋.ttf': await smallFont('书字，。“”') })
    const { face, font, rules, sources } = await prepared('书字版，', { fangsong: path.join(folder, '仿宋.ttf') })
    expect(font('fangsong-400.ttf').hasGlyphForCodePoint('书'.codePointAt(0) ?? 0)).toBe(true)
    expect(face('fangsong-400-2.ttf')?.unicodeRange).toBe('U+7248')
    expect(sources.find(({ family }) => family === 'Banxin Fangsong')).toMatchObject({
      from: '仿宋.ttf',
      characters: 3,
    })
    expect(rules).toEqual(['fonts/borrowed'])
  })

  test('that fail are errors, and the faces come without them', async () => {
    const folder = await folderWith({ 'x.ttf': 'no font' })
    const { faces, rules } = await prepared('书', { song: path.join(folder, 'x.ttf') })
    expect(rules).toContain('fonts/not-a-font')
    expect(faces.length).toBeGreaterThan(0)
  })
})
