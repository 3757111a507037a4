import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { cleanSvg } from '../../scripts/manuscript/svg.ts'
import { writeXml } from '../../scripts/manuscript/xml.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The clean picture as text. */
function cleaned(data: Uint8Array | string, file: string) {
  const { value, diagnostics } = cleanSvg(typeof data === 'string' ? bytes(data) : data, file)
  return { value: value && writeXml(value), diagnostics }
}

describe('a hostile picture', async () => {
  const file = new URL('../fixtures/pictures/hostile.svg', import.meta.url)
  const { value = '', diagnostics } = cleaned(await readFile(file), 'assets/hostile.svg')

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
      { severity: 'warning', rule: 'manuscript/svg-cleaned', place: { file: 'assets/hostile.svg' } },
    ])
    expect(diagnostics[0]?.message).toContain('<script>')
  })
})

test('a harmless picture passes without a word', async () => {
  const { value, diagnostics } = cleaned(
    await readFile(new URL('../fixtures/pictures/plan.svg', import.meta.url)),
    'plan.svg',
  )
  expect(diagnostics).toEqual([])
  expect(value).toContain('viewBox="0 0 400 200"')
})

test('styles of its own stay', () => {
  const { value, diagnostics } = cleaned(
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
  const { value, diagnostics } = cleaned(
    bytes(`<svg xmlns="http://www.w3.org/2000/svg"><style>${css}</style></svg>`),
    'a.svg',
  )
  expect(value).not.toContain('evil')
  expect(diagnostics).toHaveLength(1)
})

test('entities of a drawing program are put in, one within another are not', () => {
  const svg =
    '<!DOCTYPE svg [<!ENTITY s "http://www.w3.org/2000/svg"><!ENTITY b "&s;&s;">]><svg xmlns="&s;"><text>&b;</text></svg>'
  expect(cleaned(bytes(svg), 'a.svg').diagnostics).toMatchObject([{ rule: 'manuscript/svg-malformed' }])
  expect(cleaned(bytes(svg.replace('&b;</', '</')), 'a.svg').value).toContain('xmlns="http://www.w3.org/2000/svg"')
})

test('a file in another encoding is read as it declares', () => {
  const svg = new Uint8Array([
    ...bytes('<?xml version="1.0" encoding="GB18030"?><svg xmlns="http://www.w3.org/2000/svg"><text>'),
    0xb0,
    0xe6,
    ...bytes('</text></svg>'),
  ])
  expect(cleaned(svg, 'a.svg').value).toContain('<text>版</text>')
})

test.each(['', 'not xml', '<svg', '<html/>', '<svg xmlns="urn:other"/>'])('%j is no SVG', (text) => {
  const { value, diagnostics } = cleaned(bytes(text), 'assets/a.svg')
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([
    { severity: 'error', rule: 'manuscript/svg-malformed', place: { file: 'assets/a.svg' } },
  ])
})

const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`

test('a link goes, and its words stay words', () => {
  const { value } = cleaned(svg('<a href="#x"><text>甲<a href="#y">乙</a></text></a>'), 'a.svg')
  expect(value).toContain('<g xlink:href="#x"><text>甲<tspan xlink:href="#y">乙</tspan></text></g>')
})

test('a font of its own goes, and the styles beside it stay', () => {
  const css = '@font-face{font-family:"X";src:url(data:font/woff2;base64,AAAA)} .a{fill:red}'
  const { value, diagnostics } = cleaned(svg(`<style>${css}</style>`), 'a.svg')
  expect(value).toContain('<style> .a{fill:red}</style>')
  expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'manuscript/svg-cleaned' }])
})

describe('words in foreign content', () => {
  const foreign = '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">框里的字</p></foreignObject>'

  test('are an error that names them: they cannot be printed', () => {
    const { diagnostics } = cleaned(svg(foreign), 'a.svg')
    expect(diagnostics.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'warning manuscript/svg-cleaned',
      'error manuscript/svg-foreign-words',
    ])
    expect(diagnostics[1]?.message).toContain('框里的字')
  })

  test('are none where the drawing has words in their stead', () => {
    const { value, diagnostics } = cleaned(svg(`<switch>${foreign}<text>字</text></switch>`), 'a.svg')
    expect(value).toContain('<switch><text>字</text></switch>')
    expect(diagnostics).toHaveLength(1)
  })
})

test('a file that is nested without end is no picture', () => {
  const deep = svg(`${'<g>'.repeat(100_000)}${'</g>'.repeat(100_000)}`)
  expect(cleaned(deep, 'a.svg').diagnostics).toMatchObject([{ rule: 'manuscript/svg-malformed' }])
})
