import { chmod, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../scripts/config/store.ts'
import { folderWith } from '../support/folder.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (data: Uint8Array | undefined) => data && new TextDecoder().decode(data)

test('keeps what it is given, by key', async () => {
  const store = openStore(path.join(await folderWith(), 'deep', 'store'))
  expect(await store.read('a')).toBeUndefined()
  await store.write('a', bytes('甲'))
  await store.write('b', bytes(''))
  expect(text(await store.read('a'))).toBe('甲')
  expect(text(await store.read('b'))).toBe('')
})

test('a damaged entry is no entry', async () => {
  const folder = await folderWith()
  const store = openStore(folder)
  await store.write('a', bytes('甲'))
  const [name = ''] = await readdir(folder)
  for (const damage of ['', 'short', 'x'.repeat(64)]) {
    await writeFile(path.join(folder, name), damage)
    expect(await store.read('a')).toBeUndefined()
  }
})

test('two that write the same key at once leave one whole entry', async () => {
  const folder = await folderWith()
  const data = bytes('字'.repeat(100_000))
  await Promise.all(Array.from({ length: 8 }, () => openStore(folder).write('a', data)))
  expect(await openStore(folder).read('a')).toEqual(data)
  expect(await readdir(folder)).toHaveLength(1)
})

test('what was used longest ago goes first', async () => {
  const folder = await folderWith()
  const store = openStore(folder)
  for (const key of ['a', 'b', 'c']) await store.write(key, new Uint8Array(1000))
  for (const name of await readdir(folder)) await utimes(path.join(folder, name), new Date(0), new Date(0))
  await store.read('b')
  await store.prune(1100)
  expect(await Promise.all(['a', 'b', 'c'].map((key) => store.read(key)))).toEqual([
    undefined,
    new Uint8Array(1000),
    undefined,
  ])
})

test('a folder that cannot be written costs time, not the job', async () => {
  const folder = await folderWith({ file: '' })
  const store = openStore(path.join(folder, 'file', 'below'))
  await chmod(path.join(folder, 'file'), 0o400)
  await store.write('a', bytes('甲'))
  await store.prune(0)
  expect(await store.read('a')).toBeUndefined()
})
