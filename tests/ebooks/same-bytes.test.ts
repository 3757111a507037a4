import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { banxin } from '../support/command.ts'
import { folderWith } from '../support/folder.ts'
import { browserFor } from './browser.ts'
import { stressBook } from './stress-book.ts'

// The cover is drawn.
const session = await browserFor('the same book in two folders')

test.skipIf(!session)('the same book in two folders, by two clocks, gives the same bytes', async () => {
  const book = await stressBook()
  const made = ['书', 'another place/book'].map(async (name, index) => {
    const cwd = await folderWith(
      Object.fromEntries(Object.entries(book).map(([file, content]) => [path.join(name, file), content])),
    )
    const env = { TZ: index === 0 ? 'Asia/Shanghai' : 'America/New_York', LANG: index === 0 ? 'zh_CN.UTF-8' : 'C' }
    const run = await banxin(['build', name, '--edition', 'ebook'], { cwd, env })
    run.exits(0)
    return readFile(path.join(cwd, 'dist/ebook.epub'))
  })
  const [one, other] = await Promise.all(made)
  expect(other?.equals(one as Buffer)).toBe(true)
})
