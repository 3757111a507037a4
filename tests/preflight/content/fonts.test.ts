import { describe, expect, test } from 'vitest'
import { readContentFont } from '../../../scripts/preflight/content/fonts.ts'
import { openObjects } from '../../../scripts/preflight/content/objects.ts'
import type { Dictionary, Operand } from '../../../scripts/preflight/content/operators.ts'
import { written } from './written.ts'

const objects = openObjects(await written('人民', () => ''))
const page = objects.dictionary(objects.array(objects.dictionary(objects.root.get('Pages')).get('Kids'))[0])
const font = objects.dictionary(objects.dictionary(objects.dictionary(page.get('Resources')).get('Font')).get('F1'))
const below = objects.dictionary(objects.array(font.get('DescendantFonts'))[0])

/** The font with something else in its dictionary, or in that below it. */
const changed = (own: Record<string, Operand>, inner: Record<string, Operand> = {}): Dictionary =>
  new Map<string, Operand>([
    ...font,
    ['DescendantFonts', [new Map([...below, ...Object.entries(inner)])]],
    ...Object.entries(own),
  ])

test('what a font has under a code: text and advance', () => {
  const read = readContentFont(changed({}, { W: [1, [500], 5, 7, 250, 9, [700, 800]], DW: 999 }), objects)
  expect(read.font).toEqual({ name: 'BANXIN+Sample', type: 'CIDFontType2', embedded: true })
  const plain = readContentFont(font, objects)
  expect(plain.glyph(1)).toEqual({ text: expect.stringMatching(/^[人民]$/), code: 1, width: 1000, blank: false })
  expect([1, 2].map((code) => read.glyph(code).width)).toEqual([500, 999])
  expect(() => read.glyph(0x700)).toThrow('1792')
})

describe('a font of another kind is refused', () => {
  test.each([
    ['codes of one byte', { Subtype: '/TrueType' }, {}],
    ['a width that is none', {}, { DW: '/Wide' }],
    ['vertical codes', { Encoding: '/Identity-V' }, {}],
    ['another name', { BaseFont: '/Other' }, {}],
    ['a map of glyphs', {}, { CIDToGIDMap: { reference: 1 } }],
    ['PostScript outlines', {}, { Subtype: '/CIDFontType0' }],
    ['no program', {}, { FontDescriptor: new Map([['FontName', '/BANXIN+Sample']]) }],
  ] as [string, Record<string, Operand>, Record<string, Operand>][])('%s', (_, own, inner) => {
    expect(() => readContentFont(changed(own, inner), objects)).toThrow()
  })
})
