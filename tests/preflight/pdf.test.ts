import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { FontSet } from '../../scripts/fonts/face.ts'
import type { Page } from '../../scripts/pages/page.ts'
import { readPages } from '../../scripts/preflight/page-text.ts'
import { checkPages } from '../../scripts/preflight/pages.ts'
import { checkPdf, provePdf } from '../../scripts/preflight/pdf.ts'
import { type PdfReader, startPdfReader } from '../../scripts/preflight/pdf-reader.ts'
import { openReadings } from '../../scripts/preflight/read-before.ts'
import { printedForTests } from './printed.ts'
import { findings, sampleDocument } from './sample.ts'

const document = sampleDocument()
const printed = printedForTests(document, 'horizontal')

test('a finished PDF has everything that its pages have', async () => {
  expect(findings(await checkPages(document, printed.pages))).toEqual([])
  expect(findings(await checkPdf(document, printed.pages, await printed.make(), printed.fonts))).toEqual([])
})

test('pages that were read before hide no fault of those that are new', async () => {
  const cache = await mkdtemp(path.join(os.tmpdir(), 'readings-'))
  onTestFinished(() => rm(cache, { recursive: true }))
  const texts = await readPages(printed.pages.pages, document.assets)
  const read = vi.fn<PdfReader['read']>()
  const prove = async (pdf: Uint8Array) => {
    const reader = startPdfReader(1)
    read.mockImplementation(reader.read)
    const ready = { fonts: printed.fonts, texts, reader: { ...reader, read }, readings: openReadings(cache, 'sample') }
    const { diagnostics } = await provePdf(document, printed.pages, pdf, ready)
    reader.close()
    return { found: findings(diagnostics), known: read.mock.lastCall?.[2]?.size }
  }
  const pdf = await printed.make()
  expect((await prove(pdf)).known).toBe(0)
  const byTags = texts.length - Number((await prove(pdf)).known)
  expect(byTags).toBeLessThan(texts.length / 2)
  expect(await prove(pdf)).toEqual({ found: [], known: texts.length - byTags })
  const altered = printed.changed((body) => body.replace('一时之名', '一时名'))
  expect(await prove(await printed.make(altered))).toEqual({
    found: ['preflight/glyph-lost 01.md:7:1'],
    known: texts.length - byTags - 1,
  })
})

describe('the gate closes on', () => {
  test('a glyph that was not printed', async () => {
    const [found, ...more] = await printed.gate(printed.changed((body) => body.replace('一时之名', '一时名')))
    expect(more).toEqual([])
    expect(found).toMatchObject({ severity: 'error', rule: 'preflight/glyph-lost', place: { file: '01.md', line: 7 } })
    expect(found?.message).toMatch(/PDF 第 \d+ 页里没有印出“之”/)
  })

  test('text that style made invisible', async () => {
    const found = await printed.gate(printed.styled('<style>td { display: none }</style>'))
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['preflight/glyph-lost']))
  })

  test('text that nobody wrote', async () => {
    const found = await printed.gate(printed.styled('<style>h1::after { content: "人民" }</style>'))
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['preflight/glyph-foreign']))
    expect(found[0]?.message).toContain('人民')
  })

  test('a font that is not of the edition', async () => {
    const other: FontSet = {
      ...printed.fonts,
      faces: printed.fonts.faces.filter((face) => face.name.startsWith('hei')),
    }
    const found = await checkPdf(document, printed.pages, await printed.make(), other)
    expect(findings(found)).toContain('preflight/font-foreign —')
  })

  test('synthetic bold, which becomes a Type 3 font', async () => {
    const face = '@font-face { font-family: One; font-weight: 400; src: url(/fonts/song-400.ttf) }'
    const rule = 'td, td * { font-family: One !important; font-weight: 700; font-synthesis: weight !important }'
    const found = await printed.gate(printed.styled(`<style>${face} ${rule}</style>`))
    expect(findings(found)).toEqual(['preflight/font-type 01.md:1:1'])
    expect(found[0]?.message).toContain('Type 3')
  })

  test('words in a drawing, which no face of the edition sets', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">word</text></svg>'
    const source = `src="data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}"`
    const found = await printed.gate(printed.changed((body) => body.replace(/src="[^"]*plan\.svg"/, source)))
    expect(findings(found)).toEqual(['preflight/glyph-foreign 02.md:3:1', 'preflight/font-foreign 02.md:5:1'])
    expect(found[1]?.hint).toContain('转成曲线')
  })

  test('a page too many', async () => {
    const found = await printed.gate(
      printed.changed((body) => `${body}<section style="break-before: page">政</section>`),
    )
    expect(findings(found)).toContain('preflight/page-count —')
  })

  test('pages of the wrong size, and without labels and the mark that they are tagged', async () => {
    const found = await checkPdf(document, printed.pages, await printed.raw(), printed.fonts)
    expect(findings(found)).toEqual(['preflight/page-size —', 'preflight/page-labels —', 'preflight/tags —'])
  })

  test('a link that is gone or leads to another page', async () => {
    const gone = await printed.gate(printed.changed((body) => body.replace('href="#tab"', 'href="#nowhere"')))
    expect(findings(gone)).toEqual(['preflight/link-lost 02.md:9:1'])
    const astray = printed.pages.pages.map((page, index): Page => {
      return index === 0 ? { ...page, html: `<p id="tab"></p>${page.html}` } : page
    })
    const found = await checkPdf(document, { ...printed.pages, pages: astray }, await printed.make(), printed.fonts)
    expect(findings(found)).toEqual(['preflight/link-target 02.md:9:1'])
  })

  test('a heading that is not in the outline', async () => {
    const found = await printed.gate(
      printed.changed((body) => body.replaceAll('<h2', '<p').replaceAll('</h2>', '</p>')),
    )
    expect(findings(found)).toEqual(['preflight/outline 01.md:3:1'])
  })

  test('an outline in another order, below other headings, or with what is no heading', async () => {
    const deeper = await printed.gate(
      printed.changed((body) => body.replaceAll('<h2', '<h3').replaceAll('</h2>', '</h3>')),
    )
    // A level left out makes no difference in the tree.
    expect(findings(deeper)).toEqual([])
    // As high as before: only the outline differs.
    const small = '<h1 style="min-block-size:0;padding:0;font-size:1em;line-height:1.5"'
    const apart = await printed.gate(
      printed.changed((body) => body.replaceAll('<h2', small).replaceAll('</h2>', '</h1>')),
    )
    expect(findings(apart)).toEqual(['preflight/outline 01.md:3:1'])
    expect(apart[0]?.message).toContain('在第 1 层，应在第 2 层')
    const more = await printed.gate(printed.changed((body) => body.replace('</h2>', '</h2><h3>第三讲</h3>')))
    expect(findings(more)).toContain('preflight/outline —')
  })

  test('an entry of the outline that leads to another page', async () => {
    const [first] = printed.pages.pages.filter(({ part }) => part === 'chapter')
    const moved = printed.pages.pages.map((page): Page => {
      const [heading = ''] = first?.html.match(/<h2.*?<\/h2>/) ?? []
      if (page === first) return { ...page, html: page.html.replace(heading, '') }
      return page.index === (first?.index ?? 0) + 1 ? { ...page, html: heading + page.html } : page
    })
    const found = await checkPdf(document, { ...printed.pages, pages: moved }, await printed.make(), printed.fonts)
    expect(found.filter(({ rule }) => rule === 'preflight/outline').map(({ message }) => message)).toEqual([
      'PDF 的书签“一、四对关系”去了第 9 页，应到第 10 页。',
    ])
  })

  test.each(['han', 'han-read', 'lower-roman', 'upper-roman'] as const)(
    'labels in other figures than %s',
    async (style) => {
      const others = printed.pages.pages.map((page): Page => {
        return page.part === 'chapter' ? { ...page, number: { style, value: page.number.value }, folio: '' } : page
      })
      const found = await checkPdf(document, { ...printed.pages, pages: others }, await printed.make(), printed.fonts)
      expect(new Set(found.map(({ rule }) => rule))).toContain('preflight/page-labels')
    },
  )

  test('bytes that are no PDF', async () => {
    expect(findings(await checkPdf(document, printed.pages, new Uint8Array(9), printed.fonts))).toEqual([
      'preflight/pdf-unreadable —',
    ])
  })
})
