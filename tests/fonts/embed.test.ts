import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedFonts, embedFaces, embedRare } from '../../scripts/fonts/embed.ts'
import type { RoleUse } from '../../scripts/fonts/roles.ts'
import { type FontWorkshop, openWorkshop } from '../../scripts/fonts/workshop.ts'
import { folderWith } from '../support/folder.ts'
import { bookWith, smallFont, withPermissions } from './sample.ts'

let workshop: FontWorkshop
let cache = ''

beforeAll(async () => {
  cache = await mkdtemp(path.join(os.tmpdir(), 'banxin-test-'))
  workshop = openWorkshop(cache)
})

afterAll(async () => {
  workshop.close()
  await rm(cache, { recursive: true, force: true })
})

const use = (text: string, role: RoleUse['role'] = 'song', weight: RoleUse['weight'] = 400): RoleUse => ({
  text,
  role,
  weight,
  source: '01.md:3:1',
})
const rare = (text: string, fonts = {}) => embedRare({ book: bookWith(fonts), uses: [use(text)], workshop })
const names = (fonts?: EmbeddedFonts) => fonts?.faces.map(({ name }) => name).sort()

function fontOf(fonts: EmbeddedFonts | undefined, name: string): Font {
  const face = fonts?.faces.find((one) => one.name === name)
  return create(Buffer.from(face?.data ?? new Uint8Array())) as Font
}

const has = (font: Font, character: string) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)

describe('rare characters', () => {
  test('a text without any brings no font', async () => {
    expect(await rare('汉字，“引文”：①㎡…… Ωß 🙂')).toEqual({ diagnostics: [] })
  })

  test('are cut from the faces that have them, with nothing else, for a class of their own', async () => {
    const { value, diagnostics } = await rare('汉𠮷㐂字')
    expect(diagnostics).toEqual([])
    expect([...(value?.rare ?? [])].sort()).toEqual(['㐂', '𠮷'])
    expect(value?.css).toMatch(/\.rare\{font-family:"Banxin Rare 1","Banxin Rare 2",serif\}$/)
    const fonts = names(value)?.map((name) => fontOf(value, name)) ?? []
    expect(fonts.some((font) => has(font, '𠮷'))).toBe(true)
    expect(fonts.some((font) => has(font, '汉'))).toBe(false)
    expect(value?.faces.every(({ data }) => Buffer.from(data).subarray(0, 4).toString() === 'wOF2')).toBe(true)
  })

  test('one that no face has is a warning at its place', async () => {
    const { value, diagnostics } = await rare('𪚥\u{2FA1B}\u{2B81E}\u{3134A}')
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(diagnostics[0]).toMatchObject({
      severity: 'warning',
      rule: 'fonts/not-embedded',
      place: { file: '01.md', line: 3 },
    })
    for (const { message } of diagnostics)
      for (const character of value?.rare ?? []) expect(message).not.toContain(character)
  })

  test('private use is taken from the font of the book alone', async () => {
    const { value, diagnostics } = await rare('\u{E003}\u{F100}')
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['fonts/not-embedded', 'fonts/not-embedded'])
  })
})

describe('all faces', () => {
  test('have what their role sets: 宋 all of it, the others their share', async () => {
    const uses = [use('汉字黑'), use('黑', 'hei', 700)]
    const { value, diagnostics } = await embedFaces({ book: bookWith(), uses, workshop })
    expect(diagnostics).toEqual([])
    expect(names(value)).toEqual(['hei-700.woff2', 'song-400.woff2'])
    expect(has(fontOf(value, 'hei-700.woff2'), '黑')).toBe(true)
    expect(has(fontOf(value, 'hei-700.woff2'), '汉')).toBe(false)
    expect(value?.css).toContain('src:url("fonts/hei-700.woff2") format("woff2")')
    expect(value?.sources.map(({ name }) => name)).toContain('Noto Serif SC Regular')
  })

  test('formulas have a face of their own; Han in them is set as text is', async () => {
    const uses = [use('汉'), { ...use('∑𝑥量'), formula: true }]
    const { value } = await embedFaces({ book: bookWith(), uses, workshop })
    expect(names(value)).toEqual(['math-400.woff2', 'song-400.woff2'])
    expect(has(fontOf(value, 'math-400.woff2'), '∑')).toBe(true)
    expect(has(fontOf(value, 'song-400.woff2'), '量')).toBe(true)
    expect(has(fontOf(value, 'song-400.woff2'), '∑')).toBe(false)
    expect(value?.css).toContain('math{font-family:"Banxin Math"')
    expect(value?.sources.at(-1)?.licence).toMatch(/SIL Open Font/)
  })

  test('letters of formulas come as the italics that readers show for them too; names of functions do not', async () => {
    const uses = ['a', 'h', 'θ', 'lim'].map((text) => ({ ...use(text), formula: true }))
    const { value, diagnostics } = await embedFaces({ book: bookWith(), uses: [use('汉'), ...uses], workshop })
    const face = fontOf(value, 'math-400.woff2')
    expect([...'ahθlim𝑎ℎ𝜃'].filter((character) => !has(face, character))).toEqual([])
    expect([...'𝑙𝑖𝑚𝑏'].filter((character) => has(face, character))).toEqual([])
    expect(diagnostics).toEqual([])
  })

  test('lend each other characters by unicode-range', async () => {
    const { value } = await embedFaces({ book: bookWith(), uses: [use('汉𠮷')], workshop })
    const [lent, own] = value?.faces ?? []
    expect(lent?.unicodeRange).toBe('U+20BB7')
    expect(own?.unicodeRange).toBe('U+0-20BB6,U+20BB8-10FFFF')
    expect(lent?.family).toBe(own?.family)
  })

  test('a character that none has is a warning: the reader may have it', async () => {
    const { diagnostics } = await embedFaces({ book: bookWith(), uses: [use('🙂')], workshop })
    expect(diagnostics.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['warning fonts/not-embedded'])
  })

  test("a font of the book's own that may not be embedded is an error that says what to do", async () => {
    const folder = await folderWith({ 'own.ttf': withPermissions(await smallFont('汉字'), 2) })
    const book = bookWith({ song: path.join(folder, 'own.ttf') })
    const { diagnostics } = await embedFaces({ book, uses: [use('汉字')], workshop })
    expect(diagnostics[0]).toMatchObject({ severity: 'error', rule: 'fonts/embedding-forbidden' })
    expect(diagnostics[0]?.hint).toMatch(/取得可嵌入的版本/)
  })

  test('小标宋 sets titles where the book has a file of its own', async () => {
    const folder = await folderWith({ 'own.ttf': await smallFont('题') })
    const book = bookWith({ biaosong: path.join(folder, 'own.ttf') })
    const { value } = await embedFaces({ book, uses: [use('题'), use('题', 'biaosong')], workshop })
    expect(names(value)).toContain('biaosong-400.woff2')
    expect(value?.css).toMatch(/\nh1\{font-family:"Banxin Biaosong"/)
  })

  test('are the same bytes again', async () => {
    const other = openWorkshop(await folderWith())
    const [first, second] = await Promise.all(
      [workshop, other].map((one) => embedFaces({ book: bookWith(), uses: [use('汉字')], workshop: one })),
    )
    other.close()
    expect(first?.value?.faces.map(({ data }) => Buffer.from(data).toString('base64'))).toEqual(
      second?.value?.faces.map(({ data }) => Buffer.from(data).toString('base64')),
    )
  })
})
