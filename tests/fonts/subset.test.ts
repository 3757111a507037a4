import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { BUILT_IN } from '../../scripts/fonts/files.ts'
import { subset } from '../../scripts/fonts/subset.ts'
import { folderWith } from '../support/folder.ts'

const cutTo = (characters: string, cache: string) => subset({ ...BUILT_IN.song400, characters, cache })

test('gives the same bytes for the same characters in any order, from the cache the second time', async () => {
  const cache = await folderWith()
  const first = await cutTo('版心', cache)
  const files = await readdir(path.join(cache, 'fonts'))
  expect(files).toHaveLength(1)
  expect(await cutTo('心版心', cache)).toEqual(first)
  expect(await readdir(path.join(cache, 'fonts'))).toEqual(files)
  expect(await cutTo('版', cache)).not.toEqual(first)
})

test.each([
  ['cut short', (data: Buffer) => data.subarray(0, data.length - 10)],
  ['empty', () => Buffer.alloc(0)],
  ['changed', (data: Buffer) => Buffer.from(data.map((byte, index) => (index === 500 ? byte ^ 1 : byte)))],
])('notices a file in the cache that was %s', async (_, damage) => {
  const cache = await folderWith()
  const first = await cutTo('版心', cache)
  const [name = ''] = await readdir(path.join(cache, 'fonts'))
  const file = path.join(cache, 'fonts', name)
  await writeFile(file, damage(await readFile(file)))
  expect(await cutTo('版心', cache)).toEqual(first)
})

test('works without a cache that can be written', async () => {
  const folder = await folderWith({ file: '' })
  expect((await cutTo('版心', path.join(folder, 'file'))).length).toBeGreaterThan(1000)
})
