import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ConnectionTransport } from 'puppeteer-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type BrowserProcess, spawnBrowser } from '../../scripts/browser/spawn.ts'
import { hasEnded } from '../support/browser-process.ts'
import { folderWith } from '../support/folder.ts'

/** A program in the place of a browser: what it reads from the pipe it sends back, in halves. */
const ECHO = `
  const { createReadStream, createWriteStream, writeFileSync } = require('node:fs')
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  writeFileSync(process.argv[1], process.argv.slice(2).join(' ') + '\\n' + process.pid + ' ' + child.pid)
  const back = createWriteStream('', { fd: 4 })
  createReadStream('', { fd: 3 }).on('data', (data) => {
    const half = data.length >> 1
    back.write(data.subarray(0, half))
    back.write(data.subarray(half))
  })
`

async function echo(): Promise<{ browser: BrowserProcess; facts: () => Promise<{ args: string; pids: number[] }> }> {
  const file = path.join(await folderWith(), 'facts')
  const browser = spawnBrowser(process.execPath, ['-e', ECHO, '--', file, '--own'], {})
  onTestFinished(browser.kill)
  return {
    browser,
    async facts() {
      const [args = '', pids = ''] = (await readFile(file, 'utf8')).split('\n')
      return { args, pids: pids.split(' ').map(Number) }
    },
  }
}

const answer = (transport: ConnectionTransport) =>
  new Promise<string>((resolve) => {
    transport.onmessage = resolve
  })

describe.skipIf(process.platform === 'win32')('a process that is spoken to by pipes', () => {
  test('hears and is heard, whole messages of any length', async () => {
    const { browser, facts } = await echo()
    const transport = await browser.transport()
    for (const message of ['你好', '长'.repeat(200_000)]) {
      const heard = answer(transport)
      transport.send(message)
      expect((await heard) === message).toBe(true)
    }
    expect((await facts()).args).toBe('--own --remote-debugging-pipe')
  })

  test('is ended with its children, and twice without harm', async () => {
    const { browser, facts } = await echo()
    const transport = await browser.transport()
    const heard = answer(transport)
    transport.send('x')
    await heard
    const { pids } = await facts()
    // Something is still on its way when the pipe breaks.
    transport.send('y'.repeat(1_000_000))
    transport.close()
    browser.kill()
    await browser.ended
    for (const pid of pids) await expect.poll(() => hasEnded(pid)).toBe(true)
    expect(pids).toHaveLength(2)
    browser.kill()
  })

  test('that cannot be started is heard of', async () => {
    const { ended, kill } = spawnBrowser('/nowhere/chrome', [], {})
    await expect(ended).rejects.toThrow('ENOENT')
    kill()
  })
})
