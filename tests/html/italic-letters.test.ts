import { expect, test } from 'vitest'
import { italicOf } from '../../scripts/html/italic-letters.ts'

test.each([
  ['a', '𝑎'],
  ['Z', '𝑍'],
  ['h', 'ℎ'],
  ['θ', '𝜃'],
  ['Ω', '𝛺'],
  ['∂', '𝜕'],
  ['ab', undefined],
  ['1', undefined],
  ['速', undefined],
])('%s: %s', (letter, italic) => {
  expect(italicOf(letter)).toBe(italic)
})
