import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { banxin } from '../support/command.ts'
import { stressBook } from './stress-book.ts'

/** The books whose EPUBs others read: validators, a reading system. */
export const BOOKS = ['the booklet that ships', 'a book with everything of the dialect'] as const

const SHIPPED = fileURLToPath(new URL('../../manuscript', import.meta.url))

/** Makes e-books by the command, each once; they live as long as the test file. */
export async function ebooks(): Promise<(name: (typeof BOOKS)[number]) => Promise<string>> {
  const place = await realpath(await mkdtemp(path.join(os.tmpdir(), 'banxin-ebooks-')))
  afterAll(() => rm(place, { recursive: true, force: true }))
  const made = new Map<string, Promise<string>>()
  const make = async (index: number) => {
    const out = path.join(place, `out-${index}`)
    const manuscript = index === 0 ? SHIPPED : await store(path.join(place, 'book'), await stressBook())
    const run = await banxin(['build', manuscript, '--edition', 'ebook', '--out', out], { cwd: place })
    run.exits(0)
    return path.join(out, 'ebook.epub')
  }
  return (name) => {
    const file = made.get(name) ?? make(BOOKS.indexOf(name))
    made.set(name, file)
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
