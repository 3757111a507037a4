import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { aBook } from '../support/command.ts'
import { BOOK_YAML } from '../support/folder.ts'

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><title>图</title><rect width="400" height="300"/></svg>'

const CHAPTER = `# 第一讲

为官一任，造福一方[^a]。详见第 :page{#end} 页。

:::figure[一图]{#fig}
![方块](assets/a.svg)
:::

## 结语 {#end}

完。

[^a]: 注文。
`

const good = { 'book.yaml': BOOK_YAML, '01.md': CHAPTER, 'assets/a.svg': SVG }
const ALL = ['booklet-vertical.pdf', 'booklet.pdf', 'ebook.epub', 'handout.pdf', 'report.html', 'report.json']

describe('a good book', () => {
  test('becomes every edition, a table of them and a report; a second build has the same bytes', async () => {
    const book = await aBook(good)
    const first = (await book.run('build', '书')).exits(0).says('没有问题')
    for (const name of ALL.slice(0, 4)) expect(first.stdout).toContain(`dist/${name}`)
    expect(await book.dist()).toEqual(ALL)
    expect((await readFile(book.path('dist/booklet.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
    const report = await book.read('dist/report.json')
    expect(JSON.parse(report)).toMatchObject({
      book: { title: '小书', chapters: 1, notes: 1, images: 1 },
      draft: false,
      editions: [
        { name: 'handout', made: true },
        { name: 'booklet' },
        { name: 'booklet-vertical' },
        { name: 'ebook', pages: null },
      ],
    })
    expect(report).not.toContain(book.root)

    ;(await book.run('build', '书', '--out', 'again')).exits(0)
    for (const name of ALL) {
      expect((await readFile(book.path(`dist/${name}`))).equals(await readFile(book.path(`again/${name}`))), name).toBe(
        true,
      )
    }
  })

  test('one edition alone has the bytes it has among all', async () => {
    const book = await aBook(good)
    ;(await book.run('build', '书', '--edition', 'handout', 'booklet')).exits(0)
    ;(await book.run('build', '书', '-e', 'booklet', '--out', 'alone')).exits(0)
    const [among, alone] = await Promise.all(['dist', 'alone'].map((out) => readFile(book.path(`${out}/booklet.pdf`))))
    expect(among?.equals(alone ?? Buffer.of())).toBe(true)
  })

  test('as a draft is not checked, and the report says so', async () => {
    const book = await aBook(good)
    const { stderr } = (await book.run('build', '书', '-e', 'booklet', '--draft')).exits(0)
    expect(stderr).not.toContain('booklet 检查')
    expect(JSON.parse(await book.read('dist/report.json'))).toMatchObject({ draft: true })
  })
})

describe('a bad manuscript: exit 1, the place, what to do, and no file', () => {
  test.each([
    ['a missing image', { '01.md': '# 题\n\n![图](assets/b.svg)\n' }, '书/01.md:3:1 错误 找不到图片 assets/b.svg。'],
    ['an empty chapter', { '01.md': '\n' }, '书/01.md 错误 章节 01.md 是空的。'],
    ['a broken link to a file', { '01.md': '# 题\n\n[见](02.md)\n' }, '书/01.md:3:1 错误 链接的文件 02.md 找不到。'],
    ['a broken reference', { '01.md': '# 题\n\n见 :ref{#nowhere}。\n' }, '书/01.md:3:'],
    [
      'a file that is not text',
      { '01.md': Buffer.from([0x23, 0x20, 0xff, 0xfe]) },
      '书/01.md:1:3 错误 01.md 不是 UTF-8 编码。',
    ],
    ['a character without a glyph', { '01.md': '# 题\n\n生\u{1F9FF}字\n' }, '书/01.md:3:'],
  ])('%s', async (_name, files, message) => {
    const book = await aBook({ ...good, ...files })
    const { stdout } = (await book.run('build', '书', '-e', 'booklet'))
      .exits(1)
      .says(message, '→', '没有做成：booklet。')
    expect(stdout).toBe('')
    expect(await book.dist()).toEqual(['report.html', 'report.json'])
    expect(JSON.parse(await book.read('dist/report.json'))).toMatchObject({ editions: [{ made: false, sha256: null }] })
  })

  test('a table too wide for the page: said once, without what follows from it', async () => {
    const row = (cell: string) => `|${cell.repeat(24)}\n`
    const table = row('一二三四五|') + row('-|') + row('12345678|').repeat(3)
    const book = await aBook({ ...good, '01.md': `# 题\n\n${table}` })
    const { stderr } = (await book.run('build', '书', '-e', 'booklet')).exits(1).says('书/01.md:3:', '内容超出版心')
    expect(stderr.match(/pages\/outside/g)).toHaveLength(1)
    expect(stderr).not.toContain('preflight/')
  })

  test('takes the file of an earlier build away, and says so', async () => {
    const book = await aBook(good)
    ;(await book.run('build', '书', '-e', 'ebook')).exits(0)
    expect(await book.dist()).toEqual(['ebook.epub', 'report.html', 'report.json'])
    await writeFile(book.path('书/01.md'), '')
    ;(await book.run('build', '书', '-e', 'ebook')).exits(1).says('旧的 ebook.epub 已删去')
    expect(await book.dist()).toEqual(['report.html', 'report.json'])
  })
})

describe('a bad configuration: exit 2, and nothing is touched', () => {
  test.each([
    ['malformed', 'title: [小书\n', '书/book.yaml:', 'YAML 写错了'],
    ['an unknown key', `${BOOK_YAML}tilte: 大书\n`, '书/book.yaml:4:1', '是不是想写 title？'],
    [
      'a missing chapter',
      `${BOOK_YAML}chapters:\n  - 01.md\n  - 02.md\n`,
      '书/book.yaml:6:5',
      '找不到章节文件 02.md。',
    ],
  ])('%s', async (_name, yaml, place, message) => {
    const book = await aBook({ ...good, 'book.yaml': yaml })
    ;(await book.run('build', '书')).exits(2).says(place, message)
    expect(await book.dist()).toEqual([])
  })

  test('an edition that the book does not have', async () => {
    const book = await aBook(good)
    ;(await book.run('build', '书', '--edition', 'bocklet'))
      .exits(2)
      .says('没有叫 bocklet 的版本', '是不是想写 booklet？')
  })

  test('a file where the folder for the output should be', async () => {
    const book = await aBook(good)
    await writeFile(book.path('dist'), '')
    ;(await book.run('build', '书', '-e', 'ebook'))
      .exits(2)
      .says('写不了 dist/ebook.epub', '没有做成：ebook。', '--out')
  })

  test('a folder in the place of an output leaves nothing half-written', async () => {
    const book = await aBook(good)
    await mkdir(book.path('dist/ebook.epub'), { recursive: true })
    const { stdout } = (await book.run('build', '书', '-e', 'ebook')).exits(2).says('写不了 dist/ebook.epub')
    expect(stdout).toBe('')
    expect(await book.dist()).toEqual(['ebook.epub', 'report.html', 'report.json'])
    expect(JSON.parse(await book.read('dist/report.json'))).toMatchObject({ editions: [{ made: false, sha256: null }] })
  })
})

test('a browser that does not work: the exact reason, no PDF, and no EPUB whose cover nobody could draw', async () => {
  const book = await aBook(good)
  ;(await book.run('build', '书', '-e', 'booklet', 'ebook', '--browser', '/nowhere/chrome'))
    .exits(2)
    .says('/nowhere/chrome')
  expect(await book.dist()).toEqual(['report.html', 'report.json'])
})
