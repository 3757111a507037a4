import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { pinnedRunsHere } from '../../scripts/browser/pinned.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { hasEnded } from '../support/browser-process.ts'
import { folderWith } from '../support/folder.ts'

const launcher = fileURLToPath(new URL('../../scripts/browser/launch.ts', import.meta.url))
const asking = fileURLToPath(new URL('../support/browser-process.ts', import.meta.url))

/** A program that opens the browser, prints its process id and waits. */
const PROGRAM = `
  const { openBrowser } = await import(${JSON.stringify(launcher)})
  const { value } = await openBrowser({ cache: process.env.TEST_CACHE })
  const { processOf } = await import(${JSON.stringify(asking)})
  console.log(await processOf(value.browser))
  setInterval(() => {}, 1000)
`

test.skipIf(!(await pinnedRunsHere())).each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the browser and removes its folder', async (signal, code) => {
  const temp = await folderWith()
  const env = { ...process.env, TMPDIR: temp, TEST_CACHE: await cacheFolder() }
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))))
  expect(await readdir(temp)).toHaveLength(1)
  child.kill(signal)
  expect(await ended).toBe(code)
  expect(await readdir(temp)).toEqual([])
  await expect.poll(() => hasEnded(pid)).toBe(true)
})
