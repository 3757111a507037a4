import { readFile } from 'node:fs/promises'
import { create } from 'fontkit'
import subsetFont from 'subset-font'
import { expect, test } from 'vitest'
import { mathematicsFile } from '../../scripts/fonts/files.ts'
import { wholeSign, withNamedPieces } from '../../scripts/fonts/pieces.ts'

const whole = await readFile(mathematicsFile().file)
const cut = async (text: string) => new Uint8Array(await subsetFont(whole, text, { targetFormat: 'truetype' }))

function glyphOf(font: Uint8Array, character: string): number {
  const read = create(Buffer.from(font))
  return 'glyphForCodePoint' in read ? read.glyphForCodePoint(character.codePointAt(0) ?? 0).id : 0
}

test('the MATH table comes through the cutting, and a piece of each tall sign is a character', async () => {
  const font = await cut(' 𝑥√(→')
  expect(Buffer.from(font).includes('MATH')).toBe(true)
  const named = withNamedPieces(font)
  for (const piece of ['⎷', '⎝', '\u{f2192}']) {
    expect(glyphOf(font, piece)).toBe(0)
    expect(glyphOf(named, piece)).toBeGreaterThan(0)
  }
  for (const character of ' 𝑥√(→') expect(glyphOf(named, character)).toBe(glyphOf(font, character))
})

test('a piece tells its sign, and whatever is no piece is itself', () => {
  expect(['⎷', '⎝', '⎭', '\u{f2192}', '字', '('].map(wholeSign)).toEqual(['√', '(', '}', '→', '字', '('])
})

test('a cut without letters beyond U+FFFF keeps its characters', async () => {
  const font = await cut(' x√')
  expect(withNamedPieces(font)).toBe(font)
})

test('a font without a MATH table stays as it is', async () => {
  const font = await cut('x')
  const plain = Buffer.from(font)
  plain.write('XXXX', plain.indexOf('MATH'))
  expect(withNamedPieces(plain)).toBe(plain)
})
