import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { banxin } from '../support/command.ts'
import { foreignBook } from './foreign-books.ts'
import { stressBook } from './stress-book.ts'

export type Ebook = { manuscript: keyof typeof MANUSCRIPTS; writing: 'horizontal' | 'vertical' }

/** The books whose EPUBs others read: validators, a reading system. The first four have the page numbers of a print edition. */
export const BOOKS: readonly [name: string, book: Ebook][] = [
  ['the booklet that ships', { manuscript: 'shipped', writing: 'horizontal' }],
  ['the booklet that ships, vertical', { manuscript: 'shipped', writing: 'vertical' }],
  ['a book with everything of the dialect', { manuscript: 'stress', writing: 'horizontal' }],
  ['a book with everything and its fonts, vertical', { manuscript: 'stress', writing: 'vertical' }],
  ['a book in Traditional Chinese', { manuscript: 'zh-Hant', writing: 'horizontal' }],
  ['a book in Japanese, vertical', { manuscript: 'ja', writing: 'vertical' }],
]

const MANUSCRIPTS = {
  shipped: undefined,
  stress: () => stressBook(),
  'zh-Hant': () => foreignBook('zh-Hant'),
  ja: () => foreignBook('ja'),
}

const SHIPPED = fileURLToPath(new URL('../../manuscript', import.meta.url))

/** Makes e-books by the command, both of a manuscript at once; they live as long as the test file. */
export async function ebooks(): Promise<(book: Ebook) => Promise<string>> {
  const place = await realpath(await mkdtemp(path.join(os.tmpdir(), 'banxin-ebooks-')))
  afterAll(() => rm(place, { recursive: true, force: true }))
  const made = new Map<Ebook['manuscript'], Promise<string>>()
  const make = async (manuscript: Ebook['manuscript']) => {
    const out = path.join(place, manuscript)
    const files = await MANUSCRIPTS[manuscript]?.()
    const folder = files ? await store(path.join(out, 'book'), files) : SHIPPED
    const editions = ['--edition', 'ebook', '--edition', 'ebook-vertical']
    const run = await banxin(['build', folder, ...editions, '--out', out], { cwd: place })
    run.exits(0)
    return out
  }
  return async ({ manuscript, writing }) => {
    const out = made.get(manuscript) ?? make(manuscript)
    made.set(manuscript, out)
    return path.join(await out, writing === 'vertical' ? 'ebook-vertical.epub' : 'ebook.epub')
  }
}

async function store(folder: string, files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
  return folder
}
