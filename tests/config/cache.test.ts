import { chmod, mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { folderWith } from '../support/folder.ts'

test('BANXIN_CACHE names it, and it is made', async () => {
  const folder = path.join(await folderWith(), 'a/b')
  expect(await cacheFolder({ BANXIN_CACHE: folder, HOME: '/nowhere' })).toBe(folder)
})

test.skipIf(process.platform !== 'linux')('otherwise XDG_CACHE_HOME, otherwise the home folder', async () => {
  const home = await folderWith()
  expect(await cacheFolder({ HOME: home, XDG_CACHE_HOME: path.join(home, 'x') })).toBe(path.join(home, 'x/banxin'))
  expect(await cacheFolder({ HOME: home, XDG_CACHE_HOME: 'relative' })).toBe(path.join(home, '.cache/banxin'))
})

test('a home that is empty, missing or closed falls back to the temp folder', async () => {
  expect(await cacheFolder({ HOME: '' })).toContain(os.tmpdir())
  expect(await cacheFolder({})).toContain(os.tmpdir())
  const closed = path.join(await folderWith({ file: '' }), 'file')
  expect(await cacheFolder({ HOME: closed })).toContain(os.tmpdir())
  const readOnly = path.join(await folderWith(), 'home')
  await mkdir(readOnly)
  await chmod(readOnly, 0o555)
  // root may write anywhere, and then that is where it goes
  expect(await cacheFolder({ HOME: readOnly })).toMatch(/banxin/)
})

test.skipIf(process.platform === 'win32')(
  'a temp folder of our name that others may write to is not trusted',
  async () => {
    const temp = await folderWith()
    vi.stubEnv('TMPDIR', temp)
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const own = await cacheFolder({})
    expect(path.dirname(own)).toBe(temp)
    expect(await cacheFolder({})).toBe(own)
    await chmod(own, 0o777)
    expect(await cacheFolder({})).not.toBe(own)
  },
)
