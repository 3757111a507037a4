import { expect, test } from 'vitest'
import { aBook } from '../support/command.ts'
import { BOOK_YAML } from '../support/folder.ts'

const bad = { 'book.yaml': BOOK_YAML, '01.md': '# 题\n\n![图](a.png)\n' }

test('a good book has no findings and no files', async () => {
  const book = await aBook({ 'book.yaml': BOOK_YAML, '01.md': '# 题\n\n正文。\n' })
  const { stdout } = (await book.run('check', '书', '-e', 'booklet', 'ebook')).exits(0)
  expect(stdout).toMatch(/没有问题。\n$/)
  expect(await book.dist()).toEqual([])
})

test('text has the source line and a caret', async () => {
  const { stdout } = (await (await aBook(bad)).run('check', '书')).exits(1)
  expect(stdout).toContain('书/01.md:3:1 错误 找不到图片 a.png。')
  expect(stdout).toContain('  3 | ![图](a.png)\n      ^\n')
})

test('json is all of stdout', async () => {
  const { stdout } = (await (await aBook(bad)).run('check', '书', '--format', 'json')).exits(1)
  expect(JSON.parse(stdout)).toMatchObject({
    exit: 1,
    errors: 1,
    diagnostics: [{ rule: 'manuscript/image-missing', place: { file: '01.md', line: 3, column: 1 } }],
  })
})

test('github annotates the file as the repository knows it', async () => {
  const { stdout } = (await (await aBook(bad)).run('check', '书', '--format', 'github')).exits(1)
  expect(stdout).toMatch(/^::error file=书\/01\.md,line=3,col=1,title=manuscript\/image-missing::找不到图片 a\.png。/m)
})

test('one run names what is wrong in the files and in the text, each place once', async () => {
  const text = '# 题\n\n![图](a.png) [见](02.md) [见](#nowhere)\n\n<script>x</script>\n'
  const book = await aBook({ 'book.yaml': BOOK_YAML, '01.md': text })
  const { stdout } = (await book.run('check', '书', '--format', 'json')).exits(1)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { place: { line: number; column: number } }[] }
  expect(diagnostics.map(({ place }) => `${place.line}:${place.column}`)).toEqual(['3:1', '3:13', '3:24', '5:1'])
})
