import { create, type Font } from 'fontkit'
import { expect, test } from 'vitest'
import { cutFace } from '../../scripts/fonts/cut-face.ts'
import type { Face } from '../../scripts/fonts/face.ts'
import { BUILT_IN } from '../../scripts/fonts/files.ts'
import { subset } from '../../scripts/fonts/subset.ts'
import { folderWith } from '../support/folder.ts'

async function face(characters: string, unicodeRange?: string): Promise<Face> {
  const data = await subset({ ...BUILT_IN.song400, characters, cache: await folderWith() })
  return { family: 'Banxin Song', weight: 400, name: 'song-400.ttf', data, unicodeRange }
}

const open = (cut: Face | undefined) => create(Buffer.from(cut?.data ?? [])) as Font
const charactersOf = (cut: Face | undefined) =>
  String.fromCodePoint(...open(cut).characterSet.filter((point) => point < 0xffff))

test('leaves the characters asked for that the face has, in the same bytes for any order', async () => {
  const whole = await face('版心天头123')
  const cut = await cutFace(whole, '心版地')
  expect(charactersOf(cut)).toBe('心版')
  expect(cut).toMatchObject({ family: 'Banxin Song', weight: 400 })
  expect(await cutFace(whole, '地版心版')).toEqual(cut)
})

test('is nothing where the face has none of them, or serves none of them', async () => {
  expect(await cutFace(await face('版心'), '天头 ')).toBeUndefined()
  expect(await cutFace(await face('版心，'), '版心')).toBeDefined()
  expect(await cutFace(await face('版心，', 'U+B7,U+FF01-FF0F'), '版心')).toBeUndefined()
  expect(charactersOf(await cutFace(await face('版心，', 'U+B7,U+FF01-FF0F'), '版心，'))).toBe('，')
})

test('has no glyph that stands for several characters or for another form of one', async () => {
  const cut = open(await cutFace(await face('fi12'), 'fi12'))
  const cmap = [...'fi12'].map((character) => cut.glyphForCodePoint(character.codePointAt(0) ?? 0).id)
  expect(cut.layout('fi12', undefined, 'latn').glyphs.map(({ id }) => id)).toEqual(cmap)
})

test('keeps the forms of vertical lines, under code points of their own', async () => {
  const cut = open(await cutFace(await face('，︐'), '，︐'))
  const [glyph] = cut.layout('，', { vert: true }, 'hani').glyphs
  expect(glyph?.id).toBe(cut.glyphForCodePoint(0xfe10).id)
})
