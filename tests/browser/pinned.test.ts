import { readdir, stat, truncate } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { pinnedChromium, pinnedRunsHere } from '../../scripts/browser/pinned.ts'
import { folderWith } from '../support/folder.ts'

// Unpacking takes seconds: one test for the whole life of the folder.
test.skipIf(!pinnedRunsHere())('two first starts meet; a folder damaged later is unpacked again', async () => {
  const cache = await folderWith()
  const [one, other] = await Promise.all([pinnedChromium(cache), pinnedChromium(cache)])
  expect(one).toEqual(other)
  const folder = path.dirname(one.executable)
  expect(await readdir(path.join(cache, 'browser'))).toEqual([path.basename(folder)])
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['chromium', 'fonts', 'fonts.conf', 'lib']))

  const library = path.join(folder, 'lib', 'libnss3.so')
  const { size } = await stat(library)
  await truncate(library, 10)
  await pinnedChromium(cache)
  expect((await stat(library)).size).toBe(size)
  expect(await readdir(path.join(cache, 'browser'))).toEqual([path.basename(folder)])
})
