import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchBook } from '../../scripts/preview/watch.ts'
import { folderWith } from '../support/folder.ts'

async function watched(files: Record<string, string>) {
  const root = await folderWith(files)
  const changed = vi.fn()
  const watch = await watchBook(root, changed)
  onTestFinished(() => watch.close())
  return { changed, at: (name: string) => path.join(root, name), watch }
}

const once = async (changed: ReturnType<typeof vi.fn>) => {
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1), 10_000)
  await wait(150)
  expect(changed).toHaveBeenCalledTimes(1)
  changed.mockClear()
}

test('tells of changes, new files and lost ones, once for all that come together', async () => {
  const { changed, at } = await watched({ '01.md': 'a', 'assets/a.svg': '<svg/>' })
  await writeFile(at('01.md'), 'b')
  await once(changed)
  await Promise.all([writeFile(at('assets/a.svg'), '<svg />'), writeFile(at('02.md'), 'c')])
  await once(changed)
  await rm(at('01.md'))
  await once(changed)
  // As editors save: written beside, then renamed.
  await writeFile(at('.02.md.swp'), 'd')
  await rename(at('.02.md.swp'), at('02.md'))
  await once(changed)
})

test('says nothing of what is not the book, and nothing when it is closed', async () => {
  const { changed, at, watch } = await watched({ '01.md': 'a', '.git/HEAD': 'a', 'node_modules/x/y.md': 'a' })
  await Promise.all(
    ['.git/HEAD', 'node_modules/x/y.md', '01.md~', '.01.md.swp'].map((name) => writeFile(at(name), 'b')),
  )
  await wait(400)
  await watch.close()
  await writeFile(at('01.md'), 'b')
  await wait(300)
  expect(changed).not.toHaveBeenCalled()
})
