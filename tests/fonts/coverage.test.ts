import { expect, test } from 'vitest'
import { charactersOf } from '../../scripts/fonts/coverage.ts'

const rulesOf = (text: string) =>
  charactersOf([{ text }]).diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)

test('counts each character once, at the place of its first use', () => {
  const { characters } = charactersOf([
    { text: '书 字', source: '01.md:1:1' },
    { text: '字书字', source: '02.md:5:1' },
  ])
  expect(characters).toEqual([
    { character: '书', codePoint: 0x4e66, source: '01.md:1:1', count: 2 },
    { character: '字', codePoint: 0x5b57, source: '01.md:1:1', count: 3 },
  ])
})

test.each([
  ['a control character', '书\u0008', ['error fonts/control-character']],
  ['half a surrogate pair', '书\ud842', ['error fonts/control-character']],
  ['a Kangxi radical', '\u2f00', ['warning fonts/radical']],
  ['a compatibility ideograph', '\uf900', ['warning fonts/radical']],
  ['an ideographic variation selector', '葛\u{e0100}', ['info fonts/variation-selector']],
  ['a line break and a tab', '书\n\t字\r\n', []],
])('judges %s', (_, text, rules) => {
  expect(rulesOf(text)).toEqual(rules)
})
