import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { loadBook } from '../../scripts/config/load.ts'
import { checkStyle } from '../../scripts/config/style.ts'
import { knownStyles } from '../../scripts/config/style-names.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

const known = await knownStyles()

/** What is said of a style, as `line:column rule message hint`. */
function said(css: string, fonts = {}): string[] {
  return checkStyle(css, known, fonts).diagnostics.map(
    ({ severity, rule, message, hint, place }) =>
      `${place?.line}:${place?.column} ${severity} ${rule} ${message} ${hint}`,
  )
}

test.each([
  [
    'properties of ours',
    ':root { --size: 15px; --ink: #222; --head-font: var(--head-size) / 1 "Banxin Hei", "Banxin Song" }',
  ],
  ['a look', 'h2 { color: #600; border-block-end: 1px solid; font: 700 1em/1.5 "Banxin Song" }'],
  ['one edition', ':root[data-theme="booklet"][data-writing="vertical"] { --lines: 15 }'],
  [
    'conditions, nesting, an empty ornament',
    '@media print { .notice { & p { margin: 0 } &::before { content: "" } } }',
  ],
  ['a property of its own', ':root { --mine: #080 } h3 { color: var(--mine) }'],
  ['仿宋 with what follows it', 'p { font-family: "Banxin Fangsong", "Banxin Song" }'],
  ['nothing', '/* 空的 */'],
])('%s is taken as it is', (_, css) => {
  expect(said(css)).toEqual([])
  expect(checkStyle(css, known).value).toBeDefined()
})

test.each([
  ['an unclosed block', 'p {\n  color: red;\n', '1:1 error config/style-syntax style.css 写错了：少了右花括号'],
  ['a brace that would close our layer', 'p { color: red }\n} p { color: red }', '2:1 error config/style-syntax'],
  ['a line that is none', 'p {\n  colour red\n}', '2:3 error config/style-syntax style.css 写错了：这里看不懂'],
  ['an open quote', 'p { font-family: "Banxin Song }', 'error config/style-syntax style.css 写错了：引号没有成对'],
])('%s is an error with its place', (_, css, start) => {
  expect(said(css).join('\n')).toContain(start)
})

test.each([
  ['@import', '\n@import "a.css";', '2:1 error config/style-refused style.css 里不能用 @import'],
  ['@font-face', '@font-face { font-family: x; src: url(a.ttf) }', '1:1 error config/style-refused'],
  ['@page', '@page { margin: 0 }', '1:1 error config/style-refused'],
  [
    'a picture',
    'p { background: URL(http://example.com/a.png) }',
    '1:5 error config/style-refused style.css 里不能用 URL()',
  ],
  ['a picture by way of a property', ':root { --ink: url(a.png) }', '1:9 error config/style-refused'],
  ['a picture without url()', 'p { background: image-set("a.png" 1x) }', '1:5 error config/style-refused'],
  [
    'a picture in disguise',
    'p { background: \\75rl(a.png) }',
    '1:5 error config/style-refused style.css 里不能用 反斜线',
  ],
  ['the end of the style', 'p::before { --x: "</style><script>alert(1)</script>" }', 'style.css 里不能用 HTML 标记'],
  ['the end of the style in a selector', '</style><script> { color: red }', 'style.css 里不能用 HTML 标记'],
  ['words of its own', 'p::before { content: "广告" }', '1:13 error config/style-refused'],
  ['hiding', '.notice { display: none }', '书稿里的字都要印出来'],
  ['hiding in a point', '.notice { font-size: 1px }', 'style.css 里不能用 1px 这样小的字'],
  ['hiding by looks', '.notice { opacity: 0 }', '书稿里的字都要印出来'],
  ['moving', 'p { position: fixed }', 'style.css 里不能用 position'],
])('%s is refused', (_, css, words) => {
  expect(said(css).join('\n')).toContain(words)
  expect(checkStyle(css, known).value).toBeUndefined()
})

test.each([
  ['a look of the root', ':root { color: red }', 'style.css 里不能用 :root 里的color'],
  ['rules in the root', ':root { h2 { color: red } }', 'style.css 里不能用 :root 里的规则'],
  ['the root among others', ':root, h2 { --ink: red }', 'style.css 里不能用 与别的并列的 :root'],
  ['the body', 'body { color: red }', 'style.css 里不能用 body'],
])('%s is refused: properties are the root’s, looks belong to what is on the page', (_, css, words) => {
  expect(said(css).join('\n')).toContain(words)
})

test('properties of the root and rules of the pages come apart', () => {
  const css = ':root { --size: 15px } h2 { color: red } @media print { html { --ink: #111 } p { margin: 0 } }'
  expect(checkStyle(css, known).value).toMatchObject({
    properties: expect.stringMatching(/^:root.*--size.*@media print.*--ink: #111/s),
    rules: expect.stringMatching(/^h2.*@media print.*p /s),
  })
})

test('what stands in comments does not reach the page', () => {
  const css =
    'p /* </style> */ { color /* </style> */ : red /* </style> */ } /* </style> */ @media /* </style> */ print {}'
  expect(JSON.stringify(checkStyle(css, known).value)).not.toContain('<')
})

test.each([
  ['a font of the machine', 'p { font-family: "KaiTi", "Banxin Kai" }', '字体 KaiTi 不是本书的字体'],
  ['without quotes', 'p { font: 12px/2 KaiTi }', '字体 KaiTi 不是本书的字体'],
  ['a kind of font', ':root { --body-font: "Banxin Song", serif }', '字体 serif 不是本书的字体'],
  ['behind var()', 'p { font-family: var(--x, KaiTi) }', '字体 KaiTi 不是本书的字体'],
  ['a menu font', 'p { font: menu }', '字体 menu 不是本书的字体'],
  ['仿宋 that may be missing', ':root { --body-font: "Banxin Fangsong" }', '后面要有别的字体接替'],
])('%s is an error: no system font slips in', (_, css, words) => {
  expect(said(css)).toEqual([expect.stringContaining(words)])
})

test('a file of the user’s own makes 仿宋 good alone', () => {
  expect(said(':root { --body-font: "Banxin Fangsong" }', { fangsong: '/a.ttf' })).toEqual([])
})

test('a property that nothing reads is a warning that knows the likely one', () => {
  expect(said(':root {\n  --ptich: 24px;\n  --colour-of-nothing: red;\n}')).toEqual([
    '2:3 warning config/style-property-unknown 没有样式用到 --ptich，这一条不起作用。 是不是想写 --pitch？',
    expect.stringContaining('3:3 warning config/style-property-unknown 没有样式用到 --colour-of-nothing'),
  ])
})

test.each([
  ['of the text', ':root { --pitch: 1.7em }', 'config/style-size-relative --pitch 不能用相对的单位（em）'],
  ['of an element', '.chapter { --size: 15px }', 'config/style-size-not-root --size 是整页的尺寸'],
])('a size of the page is not one %s', (_, css, words) => {
  expect(said(css).join('\n')).toContain(words)
})

test('the book has its style, and where it says what', async () => {
  const root = await folderWith({
    'book.yaml': BOOK_YAML,
    '01.md': '# 一\n',
    'style.css': ':root {\n  --pitch: 26px\n}\n',
  })
  const { value, diagnostics } = await loadBook(root)
  expect(diagnostics).toEqual([])
  expect(value?.style?.places['--pitch']).toMatchObject({ file: 'style.css', line: 2, column: 3 })
})

test('a book with a bad style is not built', async () => {
  const root = await folderWith({ 'book.yaml': BOOK_YAML, '01.md': '# 一\n', 'style.css': 'p {' })
  const { value, diagnostics } = await loadBook(root)
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([{ rule: 'config/style-syntax', domain: 'configuration' }])
})

test('every property that a theme sets is in the document for authors, and no other', async () => {
  const read = (file: string) => readFile(new URL(`../../${file}`, import.meta.url), 'utf8')
  const themes = await Promise.all(['handout', 'booklet'].map((theme) => read(`styles/themes/${theme}/properties.css`)))
  const set = new Set([...themes.join('\n').matchAll(/^ {2}(--[\w-]+):/gm)].map(([, name]) => name))
  // Made from the type area; only the layouter reads them.
  for (const made of ['--area-inline', '--area-block']) set.delete(made)
  const told = new Set((await read('docs/style.md')).match(/(?<=`)--[a-z-]+(?=`)/g))
  expect([...told].sort()).toEqual([...set].sort())
})
