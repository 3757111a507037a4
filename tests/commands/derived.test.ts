import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { aBook } from '../support/command.ts'
import { BOOK_YAML } from '../support/folder.ts'

const TEXT = `# 第一讲\n\n${'一段话说了又说，说到纸边便折行，折到页底便翻页。'.repeat(60)}\n`
const yaml = (editions: string) =>
  `${BOOK_YAML}editions:\n  h: { theme: handout }\n  b: { theme: booklet }\n${editions}`
const bookOf = (editions: string) => aBook({ 'book.yaml': yaml(editions), '01.md': TEXT })
type Row = { name: string; pages: number; sheets: number | null; copies: number | null; files?: { file: string }[] }

async function rows(book: Awaited<ReturnType<typeof aBook>>, folder = 'dist'): Promise<Row[]> {
  return JSON.parse(await book.read(`${folder}/report.json`)).editions
}

test('sheets and a press file: their source is made for them and not written; the same bytes as beside it', async () => {
  const book = await bookOf('  s: { of: b, impose: saddle }\n  p: { of: b, press: true }\n')
  const alone = (await book.run('build', '书', '-e', 's', 'p')).exits(0).says('b 印制', 's 拼版', 'p 制作')
  expect(alone.stderr.match(/b 排版/g)).toHaveLength(1)
  expect(await book.dist()).toEqual(['p.pdf', 'report.html', 'report.json', 's.pdf'])
  const [sheets, press] = await rows(book)
  // Eleven pages and a blank back on three sheets, and the one that says how to print.
  expect(sheets).toMatchObject({ name: 's', of: 'b', pages: 8, sheets: 4 })
  expect(press).toMatchObject({ name: 'p', of: 'b', pages: 11, sheets: null })

  ;(await book.run('build', '书', '-o', 'all')).exits(0)
  for (const file of ['s.pdf', 'p.pdf'])
    expect((await readFile(book.path(`all/${file}`))).equals(await readFile(book.path(`dist/${file}`)))).toBe(true)
})

test('numbered copies by the command line: one file beside the handout, or a folder of files', async () => {
  const book = await bookOf('')
  ;(await book.run('build', '书', '-e', 'h', '--copies', '1-3', '--watermark', '内部')).exits(0)
  expect(await book.dist()).toEqual(['h-copies.pdf', 'h.pdf', 'report.html', 'report.json'])
  ;(await book.run('build', '书', '-e', 'h', '--copies', '5-9', '--each', '-o', 'each')).exits(0)
  ;(await book.run('build', '书', '-e', 'h', '--copies', '7-8', '--each', '-o', 'each')).exits(0)
  expect(await readdir(book.path('each/h-copies'))).toEqual(['000007.pdf', '000008.pdf'])
  const row = (await rows(book, 'each')).find(({ name }) => name === 'h-copies')
  expect(row?.copies).toBe(2)
  expect(row?.files?.map(({ file }) => file)).toEqual(['h-copies/000007.pdf', 'h-copies/000008.pdf'])
})

test('copies as files take the place of the one file of an earlier build, and the other way round', async () => {
  const book = await bookOf('  c: { of: h, copies: 1-2 }\n')
  ;(await book.run('build', '书', '-e', 'c')).exits(0)
  ;(await book.run('build', '书', '-e', 'c', '--copies', '1-2', '--each')).exits(0).says('旧的 c.pdf 已删去')
  expect(await book.dist()).toEqual(['c', 'report.html', 'report.json'])
  ;(await book.run('build', '书', '-e', 'c')).exits(0)
  expect(await book.dist()).toEqual(['c.pdf', 'report.html', 'report.json'])
})

test('the number of the copy has the first line to itself: above the head of a meeting, above a paper alone', async () => {
  const papers = {
    meeting: { 'book.yaml': `${yaml('')}meeting: { name: 会议, notice: 会后收回 }\n`, '01.md': TEXT },
    alone: { 'book.yaml': yaml(''), '01.md': TEXT.replace('第一讲', '小书') },
  }
  for (const files of Object.values(papers)) {
    // Whether anything lies below the number is among the checks of the build.
    ;(await (await aBook(files)).run('build', '书', '-e', 'h', '--copies', '1-2')).exits(0)
  }
})

test('the command line renumbers the copies that book.yaml has', async () => {
  const book = await bookOf('  c: { of: h, copies: 1-50 }\n')
  ;(await book.run('build', '书', '-e', 'c', '--copies', '51,53')).exits(0)
  expect((await rows(book)).map(({ name, copies }) => [name, copies])).toEqual([['c', 2]])
})

test('what is asked for and cannot be', async () => {
  const book = await bookOf('  big: { of: h, impose: saddle, paper: a4 }\n  c: { of: b, press: true, colour: cmyk }\n')
  ;(await book.run('build', '书', '-e', 'big')).exits(2).says('书/book.yaml:7:33', '纸 a4 太小', '写 paper: a3')
  ;(await book.run('build', '书', '-e', 'h', '--copies', '9-1')).exits(2).says('份号 9-1 看不懂')
  ;(await book.run('build', '书', '-e', 'b', '--copies', '1-9')).exits(2).says('要编份号，却没有讲义')
  ;(await book.run('build', '书', '-e', 'h', '--each')).exits(2).says('--each 要与 --copies 同用')
  ;(await book.run('build', '书', '-e', 'h', '--copies', '1', '--watermark', '\u{10fffd}'))
    .exits(2)
    .says('字体没有的字')
})

test('a source that fails takes with it what is made from it, and says so', async () => {
  const row = (cell: string) => `|${cell.repeat(24)}\n`
  const table = row('一二三四五|') + row('-|') + row('12345678|').repeat(3)
  const book = await aBook({ 'book.yaml': yaml('  s: { of: b, impose: saddle }\n'), '01.md': `# 题\n\n${table}` })
  ;(await book.run('build', '书', '-e', 's')).exits(1).says('版本 s 由 b 做成，b 没有做成', '内容超出版心')
  expect(await book.dist()).toEqual(['report.html', 'report.json'])
})
