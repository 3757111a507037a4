import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Book } from '../../scripts/config/book.ts'
import type { Document, DocumentChapter, Heading, Note } from '../../scripts/html/document.ts'
import type { Asset } from '../../scripts/manuscript/chapter.ts'
import { drawingOf } from '../../scripts/manuscript/drawings.ts'

const PICTURES = fileURLToPath(new URL('../fixtures/pictures/', import.meta.url))

/** A book with every kind of metadata. */
export function sampleBook(changes: Partial<Book> = {}): Book {
  return {
    root: PICTURES,
    file: 'book.yaml',
    title: '版心与天头：一本小书',
    subtitle: '样张 & 说明 <试>',
    creators: [
      { name: '张三', role: 'aut' },
      { name: '李四', role: 'aut' },
      { name: '王五', role: 'edt' },
    ],
    publisher: '样张出版社',
    rights: '版权所有 © 2026',
    description: '为测试写的一本小书。',
    subjects: ['排印', '测试'],
    language: 'zh-Hans',
    date: '2026-11-22',
    epoch: Date.UTC(2026, 10, 22, 12) / 1000,
    identifier: 'urn:uuid:6f1b0f52-3c8e-4d7a-9b46-2e5d8a71c904',
    chapters: ['001.md', '002.md'],
    matter: {},
    fonts: {},
    editions: [],
    ...changes,
  }
}

/** A picture of tests/fixtures/pictures/. */
function picture(file: string, mediaType: Asset['mediaType'] = 'image/svg+xml'): Asset {
  const asset: Asset = { src: file, file: `assets/${file}`, path: PICTURES + file, mediaType, width: 400, height: 200 }
  if (mediaType !== 'image/svg+xml') return asset
  return { ...asset, drawing: drawingOf(readFileSync(asset.path), asset.file).value }
}

export function heading(level: number, id: string, number: string, text: string): { entry: Heading; element: Element } {
  const label = number ? [h('span', { className: ['heading-number'], dataGenerated: '' }, number)] : []
  return {
    entry: { id, level, number, text, source: '001.md:1:1' },
    element: h(`h${level}`, { id, dataSource: '001.md:1:1' }, [...label, text]),
  }
}

export function note(chapter: number, number: number, ...content: (Element | string)[]): Note {
  const id = `note-${chapter}-${number}`
  const element = h(
    'aside',
    { className: ['note'], id, role: 'doc-footnote', dataSource: `00${chapter}.md:99:1` },
    content,
  )
  return { id, number, element }
}

export function call(chapter: number, number: number, time = 1): Element {
  const id = `call-${chapter}-${number}${time > 1 ? `-${time}` : ''}`
  const properties = { className: ['note-call'], id, href: `#note-${chapter}-${number}`, role: 'doc-noteref' }
  return h('a', { ...properties, dataGenerated: '' }, String(number))
}

export function reference(href: string, text: string): Element {
  return h('a', { className: ['reference'], href, dataGenerated: '' }, text)
}

export function pageReference(href: string): Element {
  return h('a', { className: ['page-reference'], href, dataGenerated: '' }, '0')
}

export function chapter(
  index: number,
  title: string,
  content: (Element | { entry: Heading; element: Element })[],
  notes: Note[] = [],
): DocumentChapter {
  const first = heading(1, `title-${index}`, '', title)
  const all = [first, ...content]
  return {
    id: `chapter-${index}`,
    file: `00${index}.md`,
    title,
    matter: 'body',
    headings: all.flatMap((item) => ('entry' in item ? [item.entry] : [])),
    section: h(
      'section',
      { className: ['chapter'], id: `chapter-${index}`, role: 'doc-chapter' },
      all.map((item) => ('entry' in item ? item.element : item)),
    ),
    notes,
  }
}

function captioned(kind: 'figure' | 'table', id: string, number: string, text: string, content: Element): Element {
  const label = h('span', { className: ['caption-number'], dataGenerated: '' }, number)
  const caption = h('figcaption', { dataSource: '001.md:9:1' }, [label, text])
  const children = kind === 'figure' ? [content, caption] : [caption, content]
  return h('figure', { className: [kind], id, dataSource: '001.md:9:1' }, children)
}

const p = (...content: (Element | string)[]) => h('p', { dataSource: '001.md:5:3' }, content)

/** Every kind of block and inline of docs/html.md, and what careless input may bring: odd ids, controls, `]]>`, comments. */
export function sampleDocument(changes: Partial<Book> = {}): Document {
  const first = chapter(
    1,
    '第一章 书的样子',
    [
      p(
        '正文',
        h('ruby', ['汉', h('rp', { dataGenerated: '' }, '（'), h('rt', 'hàn'), h('rp', { dataGenerated: '' }, '）')]),
        '字',
        call(1, 1),
        '，再引',
        call(1, 1, 2),
        '。',
      ),
      heading(2, '一节', '一、', '“版心”是什么'),
      p(
        h('em', { className: ['dots'] }, '着重'),
        h('u', { className: ['proper-name'] }, '焦裕禄'),
        h('cite', { className: ['book-title'] }, '求是'),
        h('span', { className: ['tcy'] }, '12'),
        h('strong', '重'),
        h('span', { className: ['index-term'], id: 'term-1', dataTerm: '版心' }, '版心'),
      ),
      heading(4, '4-deep', '1.', '跳一级'),
      p('坏字符\u0001\uFFFE和 ]]> 与 <&>', h('code', 'a[b[0]]>1'), h('br'), '末行'),
      captioned(
        'figure',
        'fig-a',
        '图 1',
        '图题',
        h('img', { src: '/book/assets/plan.svg', alt: '一张平面图', width: 400, height: 200 }),
      ),
      p(
        '见第 ',
        pageReference('#tab-a'),
        ' 页；又见第 ',
        pageReference('#二节'),
        ' 页。',
        reference('#fig-a', '图 1'),
        h('a', { href: 'https://例子.中国/路 径?a=1&b=2' }, '网址'),
      ),
      h('p', { dataSource: '001.md:8:1', style: 'color:red', onClick: 'x()', dataFoo: '1' }, [
        { type: 'comment', value: 'x' },
        h('blink', '闪'),
      ]),
      h('hr', { className: ['section-break'] }),
      h('div', { className: ['signature'], dataSource: '001.md:12:1' }, [h('p', '张三'), h('p', '2026年11月22日')]),
    ],
    [note(1, 1, p('注文', h('img', { src: '/book/assets/seal.png', alt: '印', width: 48, height: 32 })))],
  )
  const table = h('table', [
    h('thead', [h('tr', [h('th', '项'), h('th', { className: ['align-right'] }, '数')])]),
    h('tbody', [h('tr', [h('td', '甲'), h('td', { className: ['align-right'] }, '12')])]),
  ])
  const second = chapter(
    2,
    '再说《版面》',
    [
      heading(2, '二节', '一、', '天头'),
      captioned('table', 'tab-a', '表 1', '表题', table),
      p('回到', h('a', { href: '001.md#fig-a' }, '那张图'), '、', h('a', { href: '001.md' }, '上一章'), call(2, 1)),
      h('blockquote', { dataSource: '002.md:3:1' }, [p('引文')]),
      h('ol', { start: 3 }, [h('li', { dataSource: '002.md:4:1' }, ['三', h('ul', [h('li', '内')])])]),
      h('aside', { className: ['notice'], dataSource: '002.md:6:1' }, [p('提示')]),
      h('div', { className: ['verse'], dataSource: '002.md:7:1' }, [h('p', ['一行', h('br'), '二行'])]),
      h('aside', { className: ['side-note'], dataSource: '002.md:8:1' }, [p('旁注')]),
      h('pre', { dataSource: '002.md:9:1' }, [h('code', { className: ['language-x'] }, 'if (a < b) {\n}')]),
      h('hr', { className: ['page-break'] }),
      p('末段。'),
    ],
    [note(2, 1, '只有文字的注')],
  )
  return {
    book: sampleBook(changes),
    chapters: [first, second],
    assets: [picture('plan.svg'), picture('seal.png', 'image/png'), picture('hostile.svg')],
  }
}
