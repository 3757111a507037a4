import { describe, expect, test } from 'vitest'
import { drawingOf } from '../../scripts/manuscript/drawings.ts'
import { writeXml } from '../../scripts/manuscript/xml.ts'
import { mapFonts } from '../../scripts/pages/picture-fonts.ts'

const OURS = new Set(['Banxin Song', 'Banxin Hei', 'Banxin Kai', 'Banxin Biaosong'])

function map(content: string, available = OURS) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`
  const { value } = drawingOf(new TextEncoder().encode(svg), 'a.svg')
  if (!value) throw new Error('no picture')
  const mapped = mapFonts(value.tree, available)
  return { ...mapped, svg: writeXml(mapped.tree).replaceAll('&#x22;', "'") }
}

const text = (attributes: string) => map(`<text ${attributes}>字</text>`)

test.each([
  ['serif', 'Banxin Song'],
  ['sans-serif', 'Banxin Hei'],
  ['monospace', 'Banxin Hei'],
  ['Arial', 'Banxin Hei'],
  ['黑体', 'Banxin Hei'],
  ['微软雅黑', 'Banxin Hei'],
  ['SimSun', 'Banxin Song'],
  ['Noto Sans CJK SC', 'Banxin Hei'],
  ['Noto Serif CJK SC', 'Banxin Song'],
  ['KaiTi_GB2312', 'Banxin Kai'],
  ['方正小标宋简体', 'Banxin Biaosong'],
  ["Papyrus, 'STKaiti', serif", 'Banxin Kai'],
  ['仿宋', 'Banxin Song'],
])('%s is printed in %s', (named, family) => {
  const { svg, families, unknown } = text(`font-family="${named}"`)
  expect(svg).toContain(`<text font-family="'${family}'">`)
  expect(families).toContain(family)
  expect([...unknown]).toEqual([])
})

test('仿宋 is 仿宋 where the book has one', () => {
  const { families } = map('<text font-family="FangSong">字</text>', new Set([...OURS, 'Banxin Fangsong']))
  expect(families).toContain('Banxin Fangsong')
})

test('words without a family stand in 宋; a family of no known kind does too, and is named', () => {
  expect(map('<text>字</text>').svg).toMatch(/<svg [^>]*font-family="'Banxin Song'">/)
  expect([...map('<text>字</text>').families]).toEqual(['Banxin Song'])
  const { families, unknown } = text('font-family="Papyrus"')
  expect([...families]).toEqual(['Banxin Song'])
  expect([...unknown]).toEqual(['Papyrus'])
})

describe('styles', () => {
  test.each([
    ["font-family:'SimHei',serif;fill:red", "font-family:'Banxin Hei';fill:red"],
    ['font: italic bold 12px/1.5 KaiTi, serif', "font:italic bold 12px/1.5 'Banxin Kai'"],
    ['font:700 1.2em Arial!important', "font:700 1.2em 'Banxin Hei'!important"],
    ['font:caption', 'font:inherit'],
    ['font-family:inherit', 'font-family:inherit'],
    ['--font-family:Arial;font-size:9px', '--font-family:Arial;font-size:9px'],
  ])('%s', (style, expected) => {
    expect(text(`style="${style}"`).svg).toContain(`<text style="${expected}">`)
    expect(map(`<style>.a{${style}}</style>`).svg.replaceAll('"', "'")).toContain(`<style>.a{${expected}}</style>`)
  })
})

test.each([
  ['font-weight="bold"', true],
  ['font-weight="600"', true],
  ['style="font-weight: 900"', true],
  ['style="font:bold 9px serif"', true],
  ['font-weight="500"', false],
  ['style="font:12px serif;width:700px"', false],
])('%s asks for bold: %s', (attributes, expected) => {
  expect(text(attributes).bold).toBe(expected)
})

test('the drawing itself is left as it is', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text font-family="Arial">字</text></svg>'
  const { value } = drawingOf(new TextEncoder().encode(svg), 'a.svg')
  if (!value) throw new Error('no picture')
  const before = writeXml(value.tree)
  mapFonts(value.tree, OURS)
  expect(writeXml(value.tree)).toBe(before)
})
