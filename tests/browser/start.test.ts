import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { pinnedRunsHere } from '../../scripts/browser/pinned.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { hasEnded } from '../support/browser-process.ts'
import { folderWith } from '../support/folder.ts'

const launcher = fileURLToPath(new URL('../../scripts/browser/launch.ts', import.meta.url))
const asking = fileURLToPath(new URL('../support/browser-process.ts', import.meta.url))

/** As below, but it closes the browser, whose folder takes its time to be removed. */
const CLOSING = `
  const { readdirSync, writeFileSync } = await import('node:fs')
  const { openBrowser } = await import(${JSON.stringify(launcher)})
  const { value } = await openBrowser({ cache: process.env.TEST_CACHE })
  const [folder] = readdirSync(process.env.TMPDIR)
  for (let file = 0; file < 20_000; file += 1) writeFileSync(process.env.TMPDIR + '/' + folder + '/' + file, '')
  await value.browser.disconnect()
  console.log('closing')
  await value.close()
  setInterval(() => {}, 1000)
`

/** A program that opens the browser, prints its process id and waits. */
const PROGRAM = `
  const { openBrowser } = await import(${JSON.stringify(launcher)})
  const { value } = await openBrowser({ cache: process.env.TEST_CACHE })
  const { processOf } = await import(${JSON.stringify(asking)})
  console.log(await processOf(value.browser))
  setInterval(() => {}, 1000)
`

test.skipIf(!pinnedRunsHere()).each([
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

test.skipIf(!pinnedRunsHere())('a signal while the folder is being removed leaves nothing of it', async () => {
  const temp = await folderWith()
  const child = spawn(process.execPath, ['--input-type=module', '-e', CLOSING], {
    env: { ...process.env, TMPDIR: temp, TEST_CACHE: await cacheFolder() },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  // As soon as some of it is gone.
  await expect
    .poll(async () => (await readdir(temp)).length === 0 || (await filesIn(temp)) < 20_000, { interval: 5 })
    .toBe(true)
  child.kill('SIGINT')
  // On a busy machine it may come when all is done, and find nobody who waits for it.
  expect([130, 'SIGINT']).toContain(await ended)
  expect(await readdir(temp)).toEqual([])
})

/** Of its only folder. */
async function filesIn(temp: string): Promise<number> {
  const [folder = ''] = await readdir(temp)
  return (await readdir(path.join(temp, folder)).catch(() => [])).length
}
