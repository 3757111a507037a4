import { expect, test } from 'vitest'
import { commonCharacters } from '../../scripts/preview/common-characters.ts'

test.each([
  ['zh-Hans', 3755, '啊的了座'],
  ['zh-Hant', 5401, '一的體籲'],
  ['zh-Hant-TW', 5401, '灣'],
  ['zh-Hant-HK', 5401, '會'],
  ['ja', 2965, '亜的腕'],
] as const)('%s: the first level of its standard', (language, count, some) => {
  const characters = new Set(commonCharacters(language))
  expect(characters.size).toBe(count)
  for (const character of some) expect(characters).toContain(character)
})
