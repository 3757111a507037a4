import { expect, test } from 'vitest'
import { checkFonts } from '../../scripts/preflight/fonts.ts'
import { findings } from './sample.ts'

const check = (name: string, type = 'CIDFontType2', embedded = true) =>
  findings(checkFonts([{ fonts: [{ name, type, embedded }] }], [], undefined))

test('the faces that come with Banxin pass, subset or whole', () => {
  expect(check('AAAAAA+NotoSerifSC-Regular')).toEqual([])
  expect(check('BCDEFG+LXGWWenKai-Regular')).toEqual([])
  expect(check('NotoSansSC-Bold')).toEqual([])
})

test('other fonts, fonts that are not embedded, and other kinds of fonts do not', () => {
  expect(check('AAAAAA+DejaVuSans')).toEqual(['preflight/font-foreign —'])
  expect(check('NotoSerifSC-Regular', 'CIDFontType2', false)).toEqual(['preflight/font-not-embedded —'])
  expect(check('', 'Type3')).toEqual(['preflight/font-type —'])
  expect(check('AAAAAA+NotoSerifSC-Regular', 'CIDFontType0')).toEqual(['preflight/font-type —'])
})
