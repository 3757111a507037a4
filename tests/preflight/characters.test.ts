import { expect, test } from 'vitest'
import { countCharacters, ordinary, radicals, surplus } from '../../scripts/preflight/characters.ts'

test('forms are read as the characters that they print', () => {
  expect(ordinary('︽版心︾︵一︶︐︒﹁﹂︱︙')).toBe('《版心》（一），。「」—…')
  expect(ordinary('ﬁn')).toBe('fin')
  expect(ordinary('版\u00AD心\u200B \u3000\uFE0F\u0000')).toBe('版心')
})

test('what is shown as nothing is not missed: joiners of graphemes, fillers of Hangul', () => {
  expect(ordinary('版\u034F心\u3164\u115F\uFFA0')).toBe('版心')
})

test('curly quotes are the corner brackets that they are in a vertical line', () => {
  expect(ordinary('“甲‘乙’”')).toBe('『甲「乙」』')
})

test('a surplus counts every character', () => {
  expect(surplus(countCharacters('哈哈哈乐'), countCharacters('哈乐'))).toBe('哈哈')
  expect(surplus(countCharacters('𠮷'), countCharacters(''))).toBe('𠮷')
})

test('radicals and compatibility ideographs are told from characters', () => {
  expect(radicals('⻓长⽼老\uF900')).toBe('⻓⽼\uF900')
  expect(radicals('长老')).toBe('')
})
