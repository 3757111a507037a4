import { chmod, readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type BrowserOptions, openBrowser } from '../../scripts/browser/launch.ts'
import { pinnedRunsHere } from '../../scripts/browser/pinned.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { hasEnded, processOf } from '../support/browser-process.ts'
import { folderWith } from '../support/folder.ts'

const pinnedHere = pinnedRunsHere()

async function opened(options: Partial<BrowserOptions> = {}) {
  const outcome = await openBrowser({ cache: await cacheFolder(), ...options })
  onTestFinished(async () => outcome.value?.close())
  return {
    session: outcome.value,
    diagnostics: outcome.diagnostics,
    rules: outcome.diagnostics.map(({ rule }) => rule),
  }
}

/** Points os.tmpdir() at a folder of the test's own. */
async function ownTemp(): Promise<string> {
  const folder = await folderWith()
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  })
  return folder
}

describe.skipIf(!pinnedHere)('the pinned browser', () => {
  test('starts, and is what the lock file names', async () => {
    const { session, rules } = await opened()
    expect(session?.pinned).toBe(true)
    expect(session?.version).toContain('/153.')
    expect(rules.filter((rule) => rule !== 'browser/sandbox-off')).toEqual([])
  })

  test('carries no empty page beside those that it is asked for', async () => {
    const { session } = await opened()
    expect(await session?.browser.pages()).toEqual([])
    const page = await session?.newPage()
    expect(await session?.browser.pages()).toEqual([page])
    await page?.close()
    expect(session?.browser.connected).toBe(true)
    await expect(session?.newPage()).resolves.toBeDefined()
  })

  test('starts with no home and hardly any environment', async () => {
    const { session } = await opened({ env: { PATH: process.env.PATH } })
    expect(session?.pinned).toBe(true)
  })

  test('leaves no folder and no process behind', async () => {
    const temp = await ownTemp()
    const { session } = await opened()
    if (!session) throw new Error('no session')
    const pid = await processOf(session.browser)
    expect(await readdir(temp)).toHaveLength(1)
    await session.close()
    expect(await readdir(temp)).toEqual([])
    expect(await hasEnded(pid)).toBe(true)
    expect(session.browser.connected).toBe(false)
    await session.close()
  })
})

describe('a named browser', () => {
  test('that is not there is an error of the configuration, and none is put in its place', async () => {
    const { session, diagnostics } = await opened({ path: '/nowhere/chrome' })
    expect(session).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error', rule: 'browser/named-fails', domain: 'configuration' }])
  })

  test('may be named by the environment', async () => {
    const { rules } = await opened({ env: { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' } })
    expect(rules).toEqual(['browser/named-fails'])
  })

  test.skipIf(process.platform === 'win32')('that fails says why in its own words', async () => {
    const temp = await ownTemp()
    const folder = await folderWith({
      chrome: '#!/bin/sh\necho "libnss3.so: cannot open shared object" >&2; exit 127\n',
    })
    await chmod(path.join(folder, 'chrome'), 0o755)
    const { diagnostics } = await opened({ path: path.join(folder, 'chrome') })
    expect(diagnostics[0]?.message).toContain('libnss3.so: cannot open shared object')
    expect(await readdir(temp)).toEqual([path.basename(folder)])
  })
})

test.skipIf(!pinnedHere)('no browser at all is an error of the machine, with the line that installs one', async () => {
  const folder = await folderWith({ file: '' })
  const { session, diagnostics } = await opened({ cache: path.join(folder, 'file'), env: { PATH: folder } })
  expect(session).toBeUndefined()
  expect(diagnostics).toMatchObject([{ severity: 'error', rule: 'browser/none', domain: 'machine' }])
  expect(diagnostics[0]?.message).toContain('缓存文件夹写不进去')
  expect(diagnostics[0]?.hint).toContain('npm ci')
})
