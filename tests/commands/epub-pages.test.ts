import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { unpack } from '../epub/unpack.ts'
import { aBook } from '../support/command.ts'
import { BOOK_YAML } from '../support/folder.ts'

const TEXT = `# 第一讲\n\n${'一段话说了又说，说到纸边便折行，折到页底便翻页。'.repeat(60)}\n`
const editions = (epub: string) =>
  `${BOOK_YAML}editions:\n  ebook: { ${epub} }\n  booklet: { theme: booklet }\n  v: { theme: booklet, writing: vertical }\n`
const good = { 'book.yaml': editions('format: epub'), '01.md': TEXT }
type Book = Awaited<ReturnType<typeof aBook>>

const bytes = (book: Book, folder = 'dist') => readFile(book.path(`${folder}/ebook.epub`))
const folios = async (book: Book) => {
  const nav = (await unpack(await bytes(book))).text('EPUB/nav.xhtml')
  const list = /<nav epub:type="page-list".*?<\/nav>/s.exec(nav)?.[0] ?? ''
  return [...list.matchAll(/<a [^>]*>([^<]+)</g)].map(([, folio]) => folio)
}

describe('the page numbers in an e-book', () => {
  test('are those of the booklet, be it made too or only laid out: the same bytes', async () => {
    const book = await aBook(good)
    const all = (await book.run('build', '书')).exits(0)
    expect(all.stderr.match(/booklet 排版/g)).toHaveLength(1)
    // The report and the table keep the order of book.yaml.
    const report = JSON.parse(await book.read('dist/report.json')) as { editions: { name: string }[] }
    expect(report.editions.map(({ name }) => name)).toEqual(['ebook', 'booklet', 'v'])
    expect(await folios(book)).toEqual(['v', '1', '2', '3'])

    const alone = (await book.run('build', '书', '-e', 'ebook', '-o', 'alone')).exits(0).says('booklet 排版')
    expect(alone.stderr).not.toContain('booklet 印制')
    expect((await bytes(book)).equals(await bytes(book, 'alone'))).toBe(true)
  })

  test('are of the edition that it names; Han figures are as they are printed', async () => {
    const book = await aBook({ ...good, 'book.yaml': editions('format: epub, pages: v') })
    ;(await book.run('build', '书', '-e', 'ebook')).exits(0)
    expect(await folios(book)).toEqual(['v', '一', '二', '三'])
  })

  test('are not laid out for where none are wanted, nor for a draft, which says so', async () => {
    const book = await aBook({ ...good, 'book.yaml': editions('format: epub, pages: false') })
    const none = (await book.run('build', '书', '-e', 'ebook')).exits(0)
    expect(none.stderr).not.toContain('排版')
    expect(await folios(book)).toEqual([])
    const draft = (await (await aBook(good)).run('build', '书', '-e', 'ebook', '--draft')).exits(0)
    expect(draft.stderr).not.toContain('booklet 排版')
    draft.says('草样不为页码另排 booklet')
  })

  test('are left out, and that is said, where the booklet cannot be laid out: the e-book is made all the same', async () => {
    const row = (cell: string) => `|${cell.repeat(24)}\n`
    const table = row('一二三四五|') + row('-|') + row('12345678|').repeat(3)
    const book = await aBook({ ...good, '01.md': `# 题\n\n${table}` })
    ;(await book.run('build', '书', '-e', 'ebook')).exits(0).says('没有带上 booklet 的页码', '内容超出版心')
    expect(await folios(book)).toEqual([])
    ;(await book.run('build', '书', '-e', 'ebook', 'booklet'))
      .exits(1)
      .says('没有带上 booklet 的页码', '没有做成：booklet。')
  })
})

describe('the cover of an e-book', () => {
  test('is drawn once: the second build opens no browser for it, and has the same bytes', async () => {
    const book = await aBook({ ...good, 'book.yaml': editions('format: epub, pages: false') })
    const first = (await book.run('build', '书', '-e', 'ebook')).exits(0)
    expect(first.stderr).toContain('ebook 封面　1600×2560')
    const again = (await book.run('build', '书', '-e', 'ebook', '-o', 'again')).exits(0)
    expect(again.stderr).not.toContain('浏览器')
    expect((await bytes(book)).equals(await bytes(book, 'again'))).toBe(true)
  })

  test.each([
    ['封面.jpg', '书/book.yaml:8:8', '找不到封面图片 封面.jpg。'],
    ['../封面.jpg', '书/book.yaml:8:8', '封面图片 ../封面.jpg 不在书的文件夹里。'],
  ])('%s that is not in the book: exit 2', async (name, ...says) => {
    const book = await aBook({ ...good, 'book.yaml': `${editions('format: epub')}cover: ${name}\n` })
    ;(await book.run('build', '书')).exits(2).says(...says)
  })

  test('that is no picture: exit 1, and no e-book', async () => {
    const book = await aBook({ ...good, 'book.yaml': `${editions('format: epub, pages: false')}cover: 01.md\n` })
    ;(await book.run('build', '书', '-e', 'ebook')).exits(1).says('封面 01.md 打不开')
    expect(await book.dist()).toEqual(['report.html', 'report.json'])
  })
})
