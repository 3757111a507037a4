import { expect, test } from 'vitest'
import { withoutBlanks } from '../../scripts/pdf/blanks.ts'

const GLYPHS: Record<string, string[]> = { F4: ['', ' ', '甲', '，', '（', 'A', '”'], F5: ['', '“', ' ', '。'] }
const characterOf = (font: string, glyph: number) => GLYPHS[font]?.[glyph] ?? ''
const left = (lines: string[]) => withoutBlanks(lines, characterOf)

test('a blank behind a mark that closes is not drawn, and what follows stays where it is', () => {
  expect(
    left(['BT', '/F4 14 Tf', '<0002> Tj', '14 0 Td <0003> Tj', '7 0 Td <0001> Tj', '7.5 0 Td <0002> Tj', 'ET']),
  ).toEqual(['BT', '/F4 14 Tf', '<0002> Tj', '14 0 Td <0003> Tj', '7 0 Td', '7.5 0 Td <0002> Tj', 'ET'])
})

test('nor is one before a mark that opens, or with its mark in another font or text object', () => {
  expect(left(['/F4 14 Tf', '<0002> Tj', '14 0 Td <0001> Tj', '7 0 Td <0004> Tj'])[2]).toBe('14 0 Td')
  expect(left(['/F5 14 Tf', '<0003> Tj', 'ET', 'BT', '/F4 14 Tf', '<0001> Tj', '7 0 Td <0002> Tj'])).not.toContain(
    '<0001> Tj',
  )
})

test('blanks between words, between Han and behind a quote stay', () => {
  for (const [before, after] of [
    ['0005', '0005'],
    ['0002', '0002'],
    ['0006', '0005'],
  ]) {
    const lines = ['/F4 14 Tf', `<${before}> Tj`, '5 0 Td <0001> Tj', `5 0 Td <${after}> Tj`]
    expect(left(lines)).toEqual(lines)
  }
})

test('a glyph of another font with the number of the blank is none', () => {
  const lines = ['/F5 14 Tf', '<0003> Tj', '7 0 Td <0001> Tj']
  expect(left(lines)).toEqual(lines)
  expect(left(['/F9 9 Tf', '<0003> Tj', '7 0 Td <0001> Tj'])).toHaveLength(3)
})
