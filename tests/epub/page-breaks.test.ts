import type { Element, Nodes } from 'hast'
import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import { buildEpub } from '../../scripts/epub/build.ts'
import { placePageBreaks } from '../../scripts/epub/page-breaks.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import { readTokens } from '../../scripts/html/tokens.ts'
import type { PageStart } from '../../scripts/pages/page-starts.ts'
import { sampleDocument } from './sample.ts'
import { unpack } from './unpack.ts'

const pageAt = (at: number, index = 1, ahead = 0, chapter = 0): PageStart => ({
  part: 'chapter',
  chapter,
  at,
  ahead,
  index,
  folio: String(index),
  number: { style: 'arabic', value: index },
})

/** A section with ¶ where the markers of pages stand that begin at these tokens. */
function marked(content: Element | Element[], ...starts: (number | PageStart)[]): string {
  const section = h('section', content)
  const pages = starts.map((start, index) => (typeof start === 'number' ? pageAt(start, index + 1) : start))
  placePageBreaks(
    section,
    pages.map((start) => ({ start, id: `page-${start.index}`, href: '' })),
  )
  const html = section.children.map((child) => toHtml(child as Element)).join('')
  return html
    .replace(/<span epub:type="pagebreak"[^>]*><\/span>/g, '¶')
    .replace(/ data-(generated|source)="[^"]*"/g, '')
}

const generated = (className: string, text: string) => h('span', { className: [className], dataGenerated: '' }, text)
const ruby = h('ruby', ['为', h('rt', 'wéi'), '政', h('rt', 'zhèng')])

describe('a page begins', () => {
  test('within a paragraph: right before its first character, blanks stay before it', () => {
    expect(marked(h('p', '一二 三四'), 2)).toBe('<p>一二 ¶三四</p>')
  })

  test('and another, and another in one text', () => {
    expect(marked(h('p', '一二三四'), 1, 3)).toBe('<p>一¶二三¶四</p>')
  })

  test('with a paragraph: in it', () => expect(marked([h('p', '一'), h('p', '二')], 1)).toBe('<p>一</p><p>¶二</p>'))

  test('with a heading: before it and its number', () => {
    const heading = h('h2', [generated('heading-number', '一、'), '题'])
    expect(marked([h('p', '一'), heading], 1)).toBe('<p>一</p>¶<h2><span class="heading-number">一、</span>题</h2>')
  })

  test('within a link or before it', () => {
    expect(marked(h('p', ['一', h('a', '二三')]), 1)).toBe('<p>一¶<a>二三</a></p>')
    expect(marked(h('p', ['一', h('a', '二三')]), 2)).toBe('<p>一<a>二¶三</a></p>')
  })

  test('within ruby: before it, for it is not parted', () => {
    expect(marked(h('p', ['一', ruby]), 6)).toBe(`<p>一¶${toHtml(ruby)}</p>`)
  })

  test('with an item: in it, before what Banxin has put in front', () => {
    const item = h('li', [generated('task', '□'), ' 事'])
    expect(marked(h('ul', [h('li', '一'), item]), 1)).toBe(
      '<ul><li>一</li><li>¶<span class="task">□</span> 事</li></ul>',
    )
  })

  test('with a picture, with code: before the figure', () => {
    const figure = h('figure', [h('img', { src: 'a' }), h('figcaption', [generated('caption-number', '图 1'), '题'])])
    expect(marked([h('p', '一'), figure], 1)).toMatch(/^<p>一<\/p>¶<figure>/)
    expect(marked([h('p', '一'), h('pre', [h('code', 'a\nb')])], 1)).toMatch(/^<p>一<\/p>¶<pre>/)
    expect(marked(h('pre', [h('code', 'a\nb')]), 1)).toBe('<pre><code>a\n¶b</code></pre>')
  })

  test('with a reference or a quotation mark of Banxin’s own: before it', () => {
    const text = h('p', ['一。', generated('reference', '图 2'), '所示'])
    expect(marked(text, pageAt(2, 1, 1))).toBe('<p>一。¶<span class="reference">图 2</span>所示</p>')
    expect(marked(structuredClone(text), pageAt(2, 1, 0))).toContain('</span>¶所示')
  })

  test('behind all text: at the end of the chapter', () => expect(marked(h('p', '一'), 1)).toBe('<p>一</p>¶'))

  test('where others begin too: in their order', () => {
    const section = h('section', [h('p', '一二')])
    placePageBreaks(
      section,
      [pageAt(1, 3), pageAt(1, 4)].map((start) => ({ start, id: `page-${start.index}`, href: '' })),
    )
    expect(toHtml(section)).toMatch(/一<span [^>]*id="page-3"[^>]*><\/span><span [^>]*id="page-4"[^>]*><\/span>二/)
  })
})

describe('a table', () => {
  const row = (...cells: string[]) =>
    h(
      'tr',
      cells.map((cell) => h('td', cell)),
    )
  const table = (...rows: Element[]) => h('figure', [h('table', [h('thead', [row('', '甲')]), h('tbody', rows)])])

  test('that begins a page has the marker before it, be its first cell empty', () => {
    expect(marked([h('p', '一'), table(row('二', '三'))], 1)).toMatch(/^<p>一<\/p>¶<figure>/)
  })

  test('that goes on has it in a cell', () => {
    expect(marked(table(row('二', '三'), row('四', '五')), 3)).toContain('<tr><td>¶四</td>')
    expect(marked(table(row('二', '三四')), 3)).toContain('<td>三¶四</td>')
  })

  test('with a caption has it before the caption', () => {
    const figure = h('figure', [h('figcaption', '题'), h('table', [h('tbody', [row('一')])])])
    expect(marked(figure, 0)).toMatch(/^¶<figure>/)
    expect(marked(structuredClone(figure), 1)).toContain('<td>¶一</td>')
  })
})

describe('an EPUB with the pages of a print edition', () => {
  const document = sampleDocument()
  const length = (node: Nodes) => readTokens(node).length
  const lengths = document.chapters.map(({ section }) => length(section))
  const at = (chapter: number, part: number) => Math.floor(((lengths[chapter] ?? 0) * part) / 4)
  const number = (style: 'lower-roman' | 'arabic', value: number, folio: string) => ({
    number: { style, value },
    folio,
  })
  const starts: PageStart[] = [
    { index: 7, ...number('lower-roman', 5, 'v'), part: 'contents', line: '' },
    { index: 8, ...number('lower-roman', 6, 'vi'), part: 'contents', line: '二节' },
    ...[0, 1, 2, 3].map((part) => ({ ...pageAt(at(0, part), part + 9), ...number('arabic', part + 1, `${part + 1}`) })),
    { ...pageAt(at(1, 2), 13, 0, 1), ...number('arabic', 5, '5') },
    { index: 14, ...number('arabic', 6, '6'), part: 'index', entry: 0 },
  ]
  const pages = {
    starts,
    file: 'booklet.pdf',
    geometry: { trim: { width: 148, height: 210 }, writing: 'horizontal' as const },
  }
  const edition = { name: 'ebook', format: 'epub', writing: 'horizontal', notes: 'chapter' } as const
  const built = async (changes: Partial<typeof pages> = {}) => {
    const { value } = await buildEpub({ document, edition, pages: { ...pages, ...changes } })
    return unpack(value?.data ?? Buffer.of())
  }

  test('lists them all; every address is that of a marker with this number', async () => {
    const { text } = await built()
    const list = /<nav epub:type="page-list".*?<\/nav>/s.exec(text('EPUB/nav.xhtml'))?.[0] ?? ''
    const listed = [...list.matchAll(/<a href="([^#]+)#([^"]+)">([^<]+)</g)]
    expect(listed.map(([, , , folio]) => folio)).toEqual(['v', 'vi', '1', '2', '3', '4', '5', '6'])
    for (const [, file, id, folio] of listed)
      expect(text(`EPUB/${file}`)).toMatch(
        new RegExp(`<span epub:type="pagebreak"[^>]* id="${id}" aria-label="${folio}"`),
      )
  })

  test('has them for old readers, in the order of reading', async () => {
    const ncx = (await built()).text('EPUB/toc.ncx')
    expect(ncx).toContain('<meta name="dtb:totalPageCount" content="8"/><meta name="dtb:maxPageNumber" content="6"/>')
    expect(ncx).toMatch(/<pageTarget id="page-2" type="front" value="6" /)
    expect(ncx).toMatch(/<pageTarget id="page-3" type="normal" value="1" /)
    const places = [...ncx.matchAll(/playOrder="(\d+)".*?src="([^"]+)"/g)].map(([, order, src]) => `${order} ${src}`)
    const orders = places.map((place) => Number(place.split(' ')[0]))
    expect([...orders].sort((a, b) => a - b)).toEqual(orders.map((_, index) => index + 1))
    expect(places.find((place) => place.endsWith('chapter-1.xhtml'))).toMatch(/^3 /)
    expect(places.find((place) => place.endsWith('#page-9'))).toMatch(/^4 /)
  })

  test('says which edition it is: in words, or by its own number', async () => {
    expect((await built()).text('EPUB/package.opf')).toContain(
      '<dc:source id="page-source">《版心与天头：一本小书》印刷版 booklet.pdf（148毫米×210毫米，横排）</dc:source><meta refines="#page-source" property="source-of">pagination</meta>',
    )
    const numbered = await built({ identifier: 'urn:isbn:9787010000008' } as Partial<typeof pages>)
    expect(numbered.text('EPUB/package.opf')).toContain(
      '<dc:source id="page-source">urn:isbn:9787010000008</dc:source>',
    )
  })

  test('tells readers that they can go by page', async () => {
    const opf = (await built()).text('EPUB/package.opf')
    for (const feature of ['pageBreakMarkers', 'pageNavigation']) expect(opf).toContain(`>${feature}</meta>`)
  })

  test('without pages has nothing of all that', async () => {
    const { value } = await buildEpub({ document, edition })
    const { names, text } = await unpack(value?.data ?? Buffer.of())
    for (const name of names.filter((name) => /\.(xhtml|ncx|opf)$/.test(name)))
      expect(text(name)).not.toMatch(/page-list|pagebreak|pageList|dc:source|pageNavigation/)
  })
})
