import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadBook } from '../../scripts/config/load.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

/** Loads a book of one chapter with this book.yaml. */
async function load(yaml: string, env: NodeJS.ProcessEnv = {}) {
  return loadBook(await folderWith({ 'book.yaml': yaml, '01.md': '# 一\n\n正文' }), env)
}

/** The one finding of a bad book.yaml, as `line:column rule message hint`. */
async function complaint(yaml: string, env?: NodeJS.ProcessEnv): Promise<string> {
  const { value, diagnostics } = await load(yaml, env)
  expect(value).toBeUndefined()
  expect(diagnostics.map(({ domain }) => domain)).toEqual(diagnostics.map(() => 'configuration'))
  const [{ place, rule, message, hint } = { rule: 'none', message: '' }] = diagnostics
  return `${place?.line}:${place?.column} ${rule} ${message} ${hint}`
}

describe('a good book.yaml', () => {
  test('the smallest one gets every default', async () => {
    const { value, diagnostics } = await load(BOOK_YAML)
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      title: '小书',
      creators: [],
      subjects: [],
      language: 'zh-Hans',
      chapters: ['01.md'],
      fonts: {},
      epoch: Date.UTC(2026, 10, 22, 12) / 1000,
    })
    expect(value?.editions.map(({ name }) => name)).toEqual(['handout', 'booklet', 'booklet-vertical', 'ebook'])
  })

  test('creators are names, or names with a role', async () => {
    const { value } = await load(`${BOOK_YAML}creators: [甲, { name: 乙, role: edt }]`)
    expect(value?.creators).toEqual([
      { name: '甲', role: 'aut' },
      { name: '乙', role: 'edt' },
    ])
  })

  test('without an identifier the same book gets the same one, and is told to pin it', async () => {
    const yaml = 'title: 小书\ndate: 2026-11-22\ncreators: [甲]\n'
    const [first, second, other] = [await load(yaml), await load(yaml), await load(yaml.replace('小书', '大书'))]
    expect(first.value?.identifier).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(first.value?.identifier).toBe(second.value?.identifier)
    expect(first.value?.identifier).not.toBe(other.value?.identifier)
    expect(first.diagnostics[0]).toMatchObject({ severity: 'warning', rule: 'config/identifier-missing' })
    expect(first.diagnostics[0]?.hint).toContain(first.value?.identifier)
  })

  test('an e-book carries the page numbers of the booklet in its writing, of another edition where it says so, or none', async () => {
    const pagesOf = async (editions: string) => {
      const { value, diagnostics } = await load(`${BOOK_YAML}editions:\n  ${editions.replaceAll('; ', '\n  ')}\n`)
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
      return value?.editions.map((edition) => (edition.format === 'epub' ? edition.pages : '-'))
    }
    expect((await load(BOOK_YAML)).value?.editions.at(-1)).toMatchObject({ pages: 'booklet' })
    const [h, v, p] = ['h: { theme: booklet }', 'v: { theme: booklet, writing: vertical }', 'p: { theme: handout }']
    expect(await pagesOf(`${p}; ${v}; ${h}; e: { format: epub }`)).toEqual(['-', '-', '-', 'h'])
    expect(await pagesOf(`${p}; ${v}; e: { format: epub }`)).toEqual(['-', '-', 'v'])
    expect(await pagesOf(`${p}; e: { format: epub }`)).toEqual(['-', 'p'])
    expect(await pagesOf(`${h}; ${p}; e: { format: epub, pages: p }`)).toEqual(['-', '-', 'p'])
    expect(await pagesOf(`${h}; e: { format: epub, pages: false }`)).toEqual(['-', undefined])
    expect(await pagesOf('e: { format: epub }')).toEqual([undefined])
  })

  test('SOURCE_DATE_EPOCH wins over the date', async () => {
    const { value } = await load(BOOK_YAML, { SOURCE_DATE_EPOCH: '1700000000' })
    expect(value?.epoch).toBe(1700000000)
    expect(value?.date).toBe('2026-11-22')
  })

  test('an edition may have folios of its own and an index or none', async () => {
    const { value } = await load(
      `${BOOK_YAML}editions:\n  a: { theme: booklet, folios: { front: han, restart: false }, index: false }\n  b: { format: epub, index: true }\n`,
    )
    expect(value?.editions).toMatchObject([{ folios: { front: 'han', restart: false }, index: false }, { index: true }])
  })

  test('a booklet has a trim, a handout may be large print', async () => {
    const editions =
      'a: { theme: booklet, trim: 32k }\n  b: { theme: handout, print: large }\n  c: { theme: booklet, print: ordinary }'
    const { value } = await load(`${BOOK_YAML}editions:\n  ${editions}\n`)
    expect(value?.editions).toMatchObject([{ trim: '32k' }, { print: 'large' }, { trim: undefined, print: undefined }])
  })

  test('an ISBN with a right check digit identifies a book', async () => {
    const { value } = await load('title: 小书\ndate: 2026-11-22\nidentifier: urn:isbn:978-7-01-000001-5\n')
    expect(value?.identifier).toBe('urn:isbn:978-7-01-000001-5')
  })

  test('hyphens of an ISBN: none is as good as the right ones; wrong ones are told, and those that nobody knows', async () => {
    const found = async (number: string) => {
      const { value, diagnostics } = await load(
        `title: 小书\ndate: 2026-11-22\nidentifier: urn:isbn:9787010000015\neditions:\n  a: { theme: booklet, identifier: "urn:isbn:${number}" }\n`,
      )
      expect(value?.editions).toMatchObject([{ identifier: `urn:isbn:${number}` }])
      return diagnostics.filter(({ rule }) => rule === 'config/isbn-hyphens')
    }
    expect(await found('9787010000015')).toEqual([])
    expect(await found('978-7-0100-0001-5')).toMatchObject([
      { severity: 'warning', hint: '改成 urn:isbn:978-7-01-000001-5。', place: { line: 5 } },
    ])
    expect(await found('9780306406157')).toMatchObject([{ severity: 'info', place: { line: 5 } }])
  })
})

describe('a bad book.yaml is refused with the place and what to do', () => {
  test.each([
    ['unknown key', `${BOOK_YAML}tilte: x\n`, '4:1 config/key-unknown 不认识的键 tilte。 是不是想写 title？'],
    [
      'key of another tool',
      `${BOOK_YAML}author: x\n`,
      '4:1 config/key-unknown 不认识的键 author。 是不是想写 creators？',
    ],
    [
      'what the machine decides',
      `${BOOK_YAML}browsers: [ws://example.com/]\n`,
      '4:1 config/key-unknown 不认识的键 browsers。 用哪些浏览器由构建的人定，不由书定',
    ],
    ['nothing like it', `${BOOK_YAML}zzzzzz: x\n`, '4:1 config/key-unknown 不认识的键 zzzzzz。 这里能用的键：title、'],
    [
      'trim that there is not',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, trim: a6 }\n`,
      '5:30 config/value-invalid editions.a.trim 应当是 a5（148×210 毫米）、32k（32 开，130×184 毫米）或 large-32k',
    ],
    [
      'trim of a handout',
      `${BOOK_YAML}editions:\n  a: { theme: handout, trim: 32k }\n`,
      '5:24 config/edition-invalid 讲义 a 只有 A4。',
    ],
    [
      'booklet in large print',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, print: large }\n`,
      '5:24 config/edition-invalid 小册子 a 没有大字本，讲义才有。',
    ],
    [
      'e-book in large print',
      `${BOOK_YAML}editions:\n  a: { format: epub, print: large }\n`,
      '5:22 config/edition-invalid 电子书 a 的字号由读者在阅读器里定。',
    ],
    [
      'edition option',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, writting: vertical }\n`,
      '5:24 config/key-unknown 不认识的键 writting。 是不是想写 writing？',
    ],
    [
      'edition theme',
      `${BOOK_YAML}editions:\n  a: { theme: novel }\n`,
      '5:15 config/value-invalid editions.a.theme 应当是 handout',
    ],
    [
      'folio style',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, folios: { front: roman } }\n`,
      '5:41 config/value-invalid editions.a.folios.front 应当是 arabic（12）、han（一二）',
    ],
    [
      'folio option',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, folios: { frnt: han } }\n`,
      '5:34 config/key-unknown 不认识的键 frnt。 是不是想写 front？',
    ],
    [
      'folios of an e-book',
      `${BOOK_YAML}editions:\n  a: { format: epub, folios: { body: han } }\n`,
      '5:22 config/edition-invalid 电子书 a 没有自己的页码。',
    ],
    ['edition without theme', `${BOOK_YAML}editions:\n  a: {}\n`, '5:3 config/edition-invalid 版本 a 没有写主题。'],
    [
      'pages of an edition that is not there',
      `${BOOK_YAML}editions:\n  booklet: { theme: booklet }\n  b: { format: epub, pages: bocklet }\n`,
      '6:22 config/edition-invalid 电子书 b 要带 bocklet 的页码，没有这个印刷的版本。',
    ],
    [
      'pages of a print edition',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, pages: a }\n`,
      '5:24 config/edition-invalid 版本 a 有自己的页码。',
    ],
    [
      'pages: true',
      `${BOOK_YAML}editions:\n  a: { format: epub, pages: true }\n`,
      '5:29 config/value-invalid editions.a.pages 应当是印刷版本的名称，或 false',
    ],
    [
      'edition as a path',
      `${BOOK_YAML}editions:\n  ../a: { theme: booklet }\n`,
      '5:3 config/edition-invalid 版本名 ../a 不能作文件名。',
    ],
    [
      'embed in a PDF',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, embed: true }\n`,
      '5:24 config/edition-invalid 版本 a 是 PDF，总嵌入字体。',
    ],
    [
      'an e-book for the archive',
      `${BOOK_YAML}editions:\n  a: { format: epub, archival: true }\n`,
      '5:22 config/edition-invalid 电子书 a 不是 PDF。',
    ],
    [
      'years where nothing is vertical',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, years: han }\n`,
      '5:24 config/edition-invalid 版本 a 不是直排，年份总照书稿印。',
    ],
    [
      'upright digits where nothing is vertical',
      `${BOOK_YAML}editions:\n  a: { theme: booklet, digits: upright }\n`,
      '5:24 config/edition-invalid 版本 a 不是直排，数字总横着排。',
    ],
    [
      'upright digits in an e-book',
      `${BOOK_YAML}editions:\n  a: { format: epub, writing: vertical, digits: upright }\n`,
      '5:41 config/edition-invalid 电子书 a 里四位以上的数总是横卧。',
    ],
    [
      'EPUB with notes by page',
      `${BOOK_YAML}editions:\n  a: { format: epub, notes: page }\n`,
      '5:22 config/edition-invalid 电子书 a 没有页，注不能按页编号。',
    ],
    ['missing title', 'date: 2026-11-22\n', '1:1 config/key-missing 缺少 title。 加一行：title: 书名'],
    ['missing date', 'title: 小书\n', '1:1 config/key-missing 缺少 date。'],
    [
      'title of a wrong type',
      'title: 2026\ndate: 2026-11-22\n',
      '1:8 config/value-invalid title 应当是文字，现在是 2026。 要原样当文字，就加引号：title: "2026"',
    ],
    ['empty title', 'title: ""\ndate: 2026-11-22\n', '1:8 config/value-invalid title 不能为空'],
    ['bad date', 'title: 小书\ndate: 22.11.2026\n', '2:7 config/value-invalid date 应当是 2026-11-22 这样的年月日'],
    ['date that is no day', 'title: 小书\ndate: 2026-02-30\n', '2:7 config/value-invalid date 不是日历上有的日子'],
    [
      'wrong check digit',
      'title: 小书\ndate: 2026-11-22\nidentifier: urn:isbn:978-7-01-000001-4\n',
      '3:13 config/value-invalid identifier 应当是',
    ],
    ['malformed YAML', 'title: [小书\ndate: 2026-11-22\n', 'config/yaml-syntax YAML 写错了'],
    ['a key twice', 'title: 小书\ntitle: 小书\n', '2:1 config/yaml-syntax YAML 写错了：同一个键写了两次。'],
    ['a list', '- 小书\n', '1:1 config/yaml-shape 这里应当是“键: 值”'],
    ['nothing', '', '1:1 config/key-missing 缺少 title。'],
    [
      'font that is not there',
      `${BOOK_YAML}fonts:\n  fangsong: simfang.ttf\n`,
      '5:13 config/font-missing 找不到字体文件 simfang.ttf',
    ],
    [
      'font role',
      `${BOOK_YAML}fonts:\n  fangsonk: simfang.ttf\n`,
      '5:3 config/key-unknown 不认识的键 fangsonk。 是不是想写 fangsong？',
    ],
  ])('%s', async (_name, yaml, wanted) => {
    expect(await complaint(yaml)).toContain(wanted)
  })

  test('aliases are refused before they grow', async () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\ntitle: *c\n`
    expect(await complaint(bomb)).toContain('2:8 config/yaml-alias')
  })

  test('thousands of nested brackets do not overflow anything', async () => {
    expect(await complaint(`title: ${'['.repeat(50_000)}`)).toContain('config/yaml-syntax')
  })

  test('SOURCE_DATE_EPOCH must be seconds', async () => {
    expect(await complaint(BOOK_YAML, { SOURCE_DATE_EPOCH: 'yesterday' })).toContain('config/source-date-epoch')
  })

  test('every mistake is named in one go', async () => {
    const { diagnostics } = await load('tilte: 小书\ndate: soon\nchapters: 01.md\n')
    expect(diagnostics.map(({ rule }) => rule)).toHaveLength(4)
  })
})

describe('chapters', () => {
  const chapters = (...names: string[]) => `${BOOK_YAML}chapters: [${names.join(', ')}]\n`

  test('all .md files by name, 2 before 10, without README', async () => {
    const folder = await folderWith({
      'book.yaml': BOOK_YAML,
      '10.md': 'x',
      '2.md': 'x',
      'README.md': 'x',
      '.a.md': 'x',
      'notes.txt': 'x',
    })
    const { value } = await loadBook(folder, {})
    expect(value?.chapters).toEqual(['2.md', '10.md'])
  })

  test('an mdBook SUMMARY.md gives the order, and its places', async () => {
    const summary =
      '# 目录\n\n[前言](preface.md)\n\n- [一](b.md)\n  - [一之一](a/a.md#x)\n- [待写]()\n- [丢](gone.md)\n'
    const folder = await folderWith({
      'book.yaml': BOOK_YAML,
      'SUMMARY.md': summary,
      'preface.md': 'x',
      'b.md': 'x',
      'a/a.md': 'x',
      'z.md': 'x',
    })
    const lost = await loadBook(folder, {})
    expect(lost.diagnostics).toMatchObject([
      { severity: 'info', rule: 'config/chapter-draft', place: { file: 'SUMMARY.md', line: 7, column: 3 } },
      { severity: 'error', rule: 'config/chapter-missing', place: { file: 'SUMMARY.md', line: 8, column: 3 } },
    ])
    await writeFile(path.join(folder, 'gone.md'), 'x')
    const { value } = await loadBook(folder, {})
    expect(value?.chapters).toEqual(['preface.md', 'b.md', 'a/a.md', 'gone.md'])
    expect(value?.matter).toEqual({ 'preface.md': 'front' })
  })

  test('suffix chapters of a SUMMARY.md are back matter; without a list all are the body', async () => {
    const files = { 'book.yaml': BOOK_YAML, 'a.md': 'x', 'b.md': 'x', 'c.md': 'x' }
    const summary = '[前](a.md)\n\n- [一](b.md)\n\n---\n\n[后](c.md)\n'
    const { value } = await loadBook(await folderWith({ ...files, 'SUMMARY.md': summary }), {})
    expect(value?.matter).toEqual({ 'a.md': 'front', 'c.md': 'back' })
    const plain = await loadBook(await folderWith({ ...files, 'SUMMARY.md': '[前](a.md)\n\n[一](b.md)\n' }), {})
    expect(plain.value).toMatchObject({ chapters: ['a.md', 'b.md'], matter: {} })
  })

  test('front and back matter stand before and after the rest, which needs no list', async () => {
    const files = { '01.md': 'x', '02.md': 'x', '前言.md': 'x', '后记.md': 'x' }
    const yaml = `${BOOK_YAML}front: [./前言.md]\nback: [后记.md]\n`
    const { value } = await loadBook(await folderWith({ 'book.yaml': yaml, ...files }), {})
    expect(value?.chapters).toEqual(['前言.md', '01.md', '02.md', '后记.md'])
    expect(value?.matter).toEqual({ '前言.md': 'front', '后记.md': 'back' })
  })

  test('a file of the front matter that is a chapter too, and front matter alone, are refused', async () => {
    expect(await complaint(`${BOOK_YAML}front: [01.md]\nchapters: [01.md]\n`)).toContain('5:12 config/chapter-twice')
    expect(await complaint(`${BOOK_YAML}front: [01.md]\n`)).toContain(
      'config/chapters-missing 除了 front、attachments 和 back',
    )
    expect(await complaint(`${BOOK_YAML}back: [gone.md]\n`)).toContain('4:8 config/chapter-missing')
  })

  test.each([
    ['missing', '02.md', '4:19 config/chapter-missing 找不到章节文件 02.md。'],
    ['outside', '../x.md', '4:19 config/chapter-outside'],
    ['absolute', '/etc/passwd', '4:19 config/chapter-outside'],
    ['twice', './01.md', '4:19 config/chapter-twice'],
    ['not Markdown', 'book.yaml', '4:19 config/chapter-type'],
  ])('%s', async (_name, name, wanted) => {
    expect(await complaint(chapters('01.md', name))).toContain(wanted)
  })

  test('a symbolic link out of the folder does not make a chapter', async () => {
    const secret = await folderWith({ 'secret.md': 'x' })
    const folder = await folderWith({ 'book.yaml': chapters('link.md') })
    await symlink(path.join(secret, 'secret.md'), path.join(folder, 'link.md'))
    const { diagnostics } = await loadBook(folder, {})
    expect(diagnostics).toMatchObject([{ rule: 'config/chapter-outside', place: { line: 4, column: 12 } }])
  })

  test('a folder is not a chapter', async () => {
    const folder = await folderWith({ 'book.yaml': chapters('part.md') })
    await mkdir(path.join(folder, 'part.md'))
    expect((await loadBook(folder, {})).diagnostics).toMatchObject([{ rule: 'config/chapter-missing' }])
  })

  test('a book without any is refused', async () => {
    const { diagnostics } = await loadBook(await folderWith({ 'book.yaml': BOOK_YAML }), {})
    expect(diagnostics).toMatchObject([{ rule: 'config/chapters-missing' }])
  })
})

describe('the folder', () => {
  test('that is not there', async () => {
    const { diagnostics } = await loadBook('/nowhere/at/all', {})
    expect(diagnostics).toMatchObject([{ rule: 'config/folder-missing', domain: 'configuration' }])
  })

  test('with book.yml names the file to rename', async () => {
    const { diagnostics } = await loadBook(await folderWith({ 'book.yml': BOOK_YAML }), {})
    expect(diagnostics[0]).toMatchObject({ rule: 'config/book-yaml-missing', hint: '把 book.yml 改名为 book.yaml。' })
  })
})

test('a font may lie in the folder that BANXIN_FONTS names, and nowhere else outside the book', async () => {
  const shelf = await folderWith({ 'fonts/simfang.ttf': 'font', 'private.ttf': 'font' })
  const yaml = (name: string) => `${BOOK_YAML}fonts: { fangsong: ${name} }\n`
  const env = { BANXIN_FONTS: path.join(shelf, 'fonts') }
  expect((await load(yaml('simfang.ttf'), env)).value?.fonts).toEqual({
    fangsong: path.join(shelf, 'fonts/simfang.ttf'),
  })
  expect(await complaint(yaml('../private.ttf'), env)).toContain('config/font-missing')
  expect(await complaint(yaml(path.join(shelf, 'private.ttf')), env)).toContain('config/font-missing')
})
