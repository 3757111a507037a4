import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { banxin } from '../support/command.ts'
import { stressBook } from './stress-book.ts'

export type Ebook = { manuscript: 'shipped' | 'stress'; edition: string; writing: 'horizontal' | 'vertical' }

/** The books whose EPUBs others read: validators, a reading system. */
export const BOOKS: readonly [name: string, book: Ebook][] = [
  ['the booklet that ships', { manuscript: 'shipped', edition: 'ebook', writing: 'horizontal' }],
  ['a book with everything of the dialect', { manuscript: 'stress', edition: 'ebook', writing: 'horizontal' }],
]

const SHIPPED = fileURLToPath(new URL('../../manuscript', import.meta.url))

/** Makes e-books by the command, each once; they live as long as the test file. */
export async function ebooks(): Promise<(book: Ebook) => Promise<string>> {
  const place = await realpath(await mkdtemp(path.join(os.tmpdir(), 'banxin-ebooks-')))
  afterAll(() => rm(place, { recursive: true, force: true }))
  const made = new Map<Ebook, Promise<string>>()
  const make = async ({ manuscript, edition }: Ebook) => {
    const out = await mkdtemp(path.join(place, 'out-'))
    const folder = manuscript === 'shipped' ? SHIPPED : await store(path.join(out, 'book'), await stressBook())
    const run = await banxin(['build', folder, '--edition', edition, '--out', out], { cwd: place })
    run.exits(0)
    return path.join(out, `${edition}.epub`)
  }
  return (book) => {
    const file = made.get(book) ?? make(book)
    made.set(book, file)
    return file
  }
}

async function store(folder: string, files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
  return folder
}
