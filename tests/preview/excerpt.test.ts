import { symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { excerptOf } from '../../scripts/preview/excerpt.ts'
import { folderWith } from '../support/folder.ts'

const text = Array.from({ length: 20 }, (_, index) => `第 ${index + 1} 行`).join('\n')

test('three lines before and after, numbered as in the file', async () => {
  const from = { root: '/', sourceOf: () => text, editor: true }
  const middle = excerptOf({ file: '01.md', line: 10, column: 2 }, from)
  expect(middle).toMatchObject({ file: '01.md', line: 10, column: 2, editor: true })
  expect(middle?.lines.map(({ number, text }) => `${number} ${text}`)).toEqual(
    [7, 8, 9, 10, 11, 12, 13].map((line) => `${line} 第 ${line} 行`),
  )
  expect(excerptOf({ file: '01.md', line: 1, column: 1 }, from)?.lines.at(0)).toEqual({ number: 1, text: '第 1 行' })
  expect(excerptOf({ file: '01.md', line: 99, column: 1 }, from)?.lines).toEqual([])
})

test('only files of the book: those that were read, book.yaml and style.css', async () => {
  const folder = await folderWith({ 'book/book.yaml': 'title: 书\n', 'book/notes.txt': 'x', 'secret.txt': 'x' })
  const from = { root: path.join(folder, 'book'), sourceOf: () => undefined, editor: false }
  await symlink(path.join(folder, 'secret.txt'), path.join(folder, 'book/style.css'))
  const read = (file: string) => excerptOf({ file, line: 1, column: 1 }, from)
  expect(read('book.yaml')?.lines[0]?.text).toBe('title: 书')
  for (const file of ['style.css', 'notes.txt', '../secret.txt', '/etc/passwd']) expect(read(file)).toBeUndefined()
})
