import { describe, expect, test } from 'vitest'
import { drawingOf } from '../../scripts/manuscript/drawings.ts'
import type { Page } from '../../scripts/pages/page.ts'
import { checkGlyphs } from '../../scripts/preflight/glyphs.ts'
import { readPage } from '../../scripts/preflight/page-text.ts'
import { findings } from './sample.ts'

const HTML = '<p data-source="01.md:3:1">正文</p><figure data-source="01.md:5:1"><img src="/book/图.svg"></figure>'

/** The findings on a page with a paragraph and a drawing, when the PDF has `seen`. */
function check(drawing: string, seen: string) {
  const data = new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg">${drawing}</svg>`)
  const { value } = drawingOf(data, '图.svg')
  const asset = { src: '', file: '图.svg', path: '', mediaType: 'image/svg+xml' as const, width: 1, height: 1 }
  const page = { index: 1, part: 'chapter', html: HTML, notes: '', head: '', folioLine: '' } as Page
  const text = readPage(page, [{ ...asset, drawing: value }])
  return checkGlyphs(
    text,
    { width: 1, height: 1, text: seen, sizes: new Set(), links: new Set(), fonts: [], pictures: [] },
    'horizontal',
  )
}

describe('the words of a drawing', () => {
  test('have to be in the PDF', () => {
    expect(check('<text>图中字</text>', '正文图中字')).toEqual([])
    const [found, ...more] = check('<text>图中字</text>', '正文图字')
    expect(more).toEqual([])
    expect(findings(found ? [found] : [])).toEqual(['preflight/picture-glyph-lost 01.md:5:1'])
    expect(found?.message).toContain('PDF 第 1 页的图片 图.svg 里没有印出“中”')
  })

  test('do not hide what the text lost', () => {
    expect(findings(check('<text>图中字</text>', '正图字'))).toEqual([
      'preflight/picture-glyph-lost 01.md:5:1',
      'preflight/glyph-lost 01.md:3:1',
    ])
  })

  test('may be there several times, hidden ones or not; nothing else may', () => {
    expect(check('<text>图</text><defs><text>藏</text></defs>', '正文图图藏藏')).toEqual([])
    expect(findings(check('<text>图</text>', '正文图外'))).toEqual(['preflight/glyph-foreign 01.md:3:1'])
  })

  test('in vertical lines come in their forms', () => {
    expect(check('<text writing-mode="tb">“图”，中～1</text>', '正文﹃图﹄︐中1')).toEqual([])
    expect(findings(check('<text writing-mode="tb">“图”，中</text>', '正文﹃图﹄︐'))).toEqual([
      'preflight/picture-glyph-lost 01.md:5:1',
    ])
  })
})
