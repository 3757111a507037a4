import { readdir, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { aBook } from '../support/command.ts'

const TEXT = '关于学习的发言\n\n　　学习,是为了做事。\n'

test('a text becomes a folder that builds, and the changes are listed', async () => {
  const book = await aBook({ 'a.txt': TEXT })
  const { stdout } = (await book.run('import', '书/a.txt', '--out', '新')).exits(0)
  expect(stdout).toContain('“,” → “，”')
  expect(JSON.parse(await book.read('新/import-report.json'))).toMatchObject({ sources: ['书/a.txt'] })
  expect(await book.read('新/01.md')).toContain('学习，是为了做事。')
  ;(await book.run('check', '新', '-e', 'ebook')).exits(0)
})

test('several texts become the chapters of one book', async () => {
  const book = await aBook({ 'a.txt': TEXT, 'b.txt': '关于工作的发言\n\n工作也是学习。\n' })
  ;(await book.run('import', '书/a.txt', '书/b.txt', '--title', '发言集', '--out', '新')).exits(0)
  expect(await readdir(book.path('新'))).toEqual(['01.md', '02.md', 'book.yaml', 'import-report.json'])
  expect(await book.read('新/book.yaml')).toContain('title: 发言集')
  expect(await book.read('新/02.md')).toContain('工作也是学习。')
})

test('a folder that holds something is left alone, unless forced', async () => {
  const book = await aBook({ 'a.txt': TEXT, 'keep.md': '旧' })
  ;(await book.run('import', '书/a.txt', '--out', '书')).exits(2).says('不是空的', '--force')
  expect(await readdir(book.root)).toEqual(['a.txt', 'keep.md'])
  ;(await book.run('import', '书/a.txt', '--out', '书', '--force')).exits(0)
  expect(await readdir(book.root)).toEqual(['01.md', 'a.txt', 'book.yaml', 'import-report.json', 'keep.md'])
})

test('a text that cannot be read leaves no folder behind', async () => {
  const book = await aBook({ 'a.txt': TEXT })
  ;(await book.run('import', '书/gone.txt', '--out', '新')).exits(2).says('读不了 书/gone.txt：没有这个文件')
  await writeFile(book.path('书/empty.txt'), '\n')
  ;(await book.run('import', '书/a.txt', '书/empty.txt', '--out', '新')).exits(1).says('里没有文字')
  expect(await readdir(book.path('.'))).toEqual(['书'])
})
