import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { unpack } from '../epub/unpack.ts'
import { aBook } from '../support/command.ts'
import { BOOK_YAML } from '../support/folder.ts'

const EDITIONS = `editions:
  plain: { format: epub }
  full: { format: epub, writing: vertical, embed: true }
`

test('an e-book brings the characters that readers lack, or all of its faces', async () => {
  const book = await aBook({ 'book.yaml': BOOK_YAML + EDITIONS, '01.md': '# 题\n\n𠮷野家的**黑**。\n' })
  ;(await book.run('build', '书')).exits(0)
  const [plain, full] = await Promise.all(
    ['plain', 'full'].map(async (name) => unpack(await readFile(book.path(`dist/${name}.epub`)))),
  )
  const fontsIn = (names: string[] = []) => names.filter((name) => name.endsWith('.woff2')).sort()
  expect(fontsIn(plain?.names)).toEqual(['EPUB/fonts/rare-1.woff2'])
  expect(plain?.text('EPUB/chapter-1.xhtml')).toContain('<span class="rare">𠮷</span>野家')
  expect(fontsIn(full?.names)).toEqual([
    'EPUB/fonts/hei-400.woff2',
    'EPUB/fonts/hei-700.woff2',
    'EPUB/fonts/song-400-2.woff2',
    'EPUB/fonts/song-400.woff2',
    'EPUB/fonts/song-700.woff2',
  ])
  expect(full?.text('EPUB/colophon.xhtml')).toContain('Noto Serif SC')
  const report = JSON.parse(await book.read('dist/report.json'))
  expect(report.editions[0].fonts).toMatchObject([{ family: 'Banxin Rare 1', characters: 1 }])
})

test('a character that no font has is named with its line', async () => {
  const book = await aBook({ 'book.yaml': BOOK_YAML + EDITIONS, '01.md': '# 题\n\n正文。\n\n字\u{3134A}。\n' })
  ;(await book.run('build', '书', '-e', 'plain')).exits(0).says('书/01.md:5:1 警告', 'U+3134A', 'fonts/not-embedded')
})
