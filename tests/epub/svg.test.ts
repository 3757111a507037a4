import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { cleanSvg } from '../../scripts/epub/svg.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a hostile picture', async () => {
  const file = new URL('../fixtures/pictures/hostile.svg', import.meta.url)
  const { value = '', diagnostics } = cleanSvg(await readFile(file), 'assets/hostile.svg')

  test('runs, fetches and reads nothing', () => {
    expect(value).not.toMatch(
      /script|alert|evil|passwd|foreignObject|onload|DOCTYPE|ENTITY|xml-stylesheet|inkscape|@import/,
    )
  })

  test('keeps what is drawn', () => {
    expect(value).toContain('<use xlink:href="#dot" x="90" y="90"/>')
    expect(value).toContain('<text x="5" y="110">留下的字</text>')
    expect(value).toContain('style="stroke: red"')
  })

  test('is reported with its file', () => {
    expect(diagnostics).toMatchObject([
      { severity: 'warning', rule: 'epub/svg-cleaned', place: { file: 'assets/hostile.svg' } },
    ])
    expect(diagnostics[0]?.message).toContain('<script>')
  })
})

test('a harmless picture passes without a word', async () => {
  const { value, diagnostics } = cleanSvg(
    await readFile(new URL('../fixtures/pictures/plan.svg', import.meta.url)),
    'plan.svg',
  )
  expect(diagnostics).toEqual([])
  expect(value).toContain('viewBox="0 0 400 200"')
})

test('styles of its own stay', () => {
  const { value, diagnostics } = cleanSvg(
    bytes('<svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:url(#g)}</style></svg>'),
    'a.svg',
  )
  expect(value).toContain('<style>.a{fill:url(#g)}</style>')
  expect(diagnostics).toEqual([])
})

test.each([
  ['url()', '.a{fill:url(https://evil.example/)}'],
  ['escaped url()', '.a{fill:\\75rl(https://evil.example/)}'],
  ['image-set()', '.a{fill:image-set("https://evil.example/" 1x)}'],
  ['unclosed url()', '.a{fill:url(https://evil.example/'],
])('a style that fetches by %s goes', (_, css) => {
  const { value, diagnostics } = cleanSvg(
    bytes(`<svg xmlns="http://www.w3.org/2000/svg"><style>${css}</style></svg>`),
    'a.svg',
  )
  expect(value).not.toContain('evil')
  expect(diagnostics).toHaveLength(1)
})

test('entities of a drawing program are put in, one within another are not', () => {
  const svg =
    '<!DOCTYPE svg [<!ENTITY s "http://www.w3.org/2000/svg"><!ENTITY b "&s;&s;">]><svg xmlns="&s;"><text>&b;</text></svg>'
  expect(cleanSvg(bytes(svg), 'a.svg').diagnostics).toMatchObject([{ rule: 'epub/svg-malformed' }])
  expect(cleanSvg(bytes(svg.replace('&b;</', '</')), 'a.svg').value).toContain('xmlns="http://www.w3.org/2000/svg"')
})

test('a file in another encoding is read as it declares', () => {
  const svg = new Uint8Array([
    ...bytes('<?xml version="1.0" encoding="GB18030"?><svg xmlns="http://www.w3.org/2000/svg"><text>'),
    0xb0,
    0xe6,
    ...bytes('</text></svg>'),
  ])
  expect(cleanSvg(svg, 'a.svg').value).toContain('<text>版</text>')
})

test.each(['', 'not xml', '<svg', '<html/>', '<svg xmlns="urn:other"/>'])('%j is no SVG', (text) => {
  const { value, diagnostics } = cleanSvg(bytes(text), 'assets/a.svg')
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([
    { severity: 'error', rule: 'epub/svg-malformed', place: { file: 'assets/a.svg' } },
  ])
})
