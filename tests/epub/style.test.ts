import { parse } from 'postcss'
import { describe, expect, test } from 'vitest'
import { readStyle } from '../../scripts/epub/style.ts'

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'zh-Hant-TW', 'zh-Hant-HK', 'ja'] as const
const WRITINGS = ['horizontal', 'vertical'] as const
const sheets = LANGUAGES.flatMap((language) => WRITINGS.map((writing) => [language, writing] as const))

describe.each(sheets)('%s, %s', async (language, writing) => {
  const text = await readStyle(writing, language)
  const declarations = new Map<string, Set<string>>()
  parse(text).walkDecls(({ prop, value }) => {
    declarations.set(prop, (declarations.get(prop) ?? new Set()).add(value))
  })

  test('fixes nothing on the screen, sets no colour of text or ground', () => {
    expect([...declarations.keys()].filter((name) => ['position', 'background', 'float-defer'].includes(name))).toEqual(
      [],
    )
    expect(declarations.get('color')).toEqual(new Set(['#cc4a3a', 'inherit']))
    expect(declarations.get('background-color')).toEqual(new Set(['#fff']))
    expect(text).not.toMatch(/url\(|@import|!important|var\(/)
  })

  test('vertical lines have the prefixes of EPUB and WebKit, horizontal ones none', () => {
    for (const name of ['-epub-writing-mode', '-webkit-writing-mode', 'writing-mode'])
      expect(declarations.get(name)?.has('vertical-rl') ?? false).toBe(writing === 'vertical')
    expect(declarations.has('text-combine-upright')).toBe(writing === 'vertical')
  })

  test('has marks of emphasis where a reader knows them, and a line of dots where not', () => {
    expect(text).toMatch(/@supports \(text-emphasis: filled dot\)/)
    expect(text).toMatch(/em\.dots \{[^}]*border-[^}]*dotted/)
  })
})

test('the fonts of a file come last', async () => {
  expect(await readStyle('horizontal', 'zh-Hans', { fonts: { css: '@font-face{x}' } })).toMatch(/@font-face\{x\}\n$/)
})
