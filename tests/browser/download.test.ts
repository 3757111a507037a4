import { readFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Browser, computeExecutablePath, detectBrowserPlatform, getDownloadUrl } from '@puppeteer/browsers'
import { expect, onTestFinished, test } from 'vitest'
import { ZipFile } from 'yazl'
import { downloadedChrome } from '../../scripts/browser/download.ts'
import { PINNED_BUILD } from '../../scripts/browser/pinned-build.ts'
import { folderWith } from '../support/folder.ts'

const shell = Browser.CHROMEHEADLESSSHELL
const platform = detectBrowserPlatform()

/** A host of browser archives; its one archive holds a program that only says hello. */
async function host(answer: (response: http.ServerResponse) => void) {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/builds`, asked }
}

async function archive(): Promise<Buffer> {
  const inside = computeExecutablePath({ browser: shell, buildId: PINNED_BUILD, cacheDir: null })
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('hello'), inside.replaceAll(path.sep, '/'), { mode: 0o100755 })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

test.skipIf(platform === undefined)('downloads the pinned build once, with a word first', async () => {
  const zip = await archive()
  const { url, asked } = await host((response) => response.end(zip))
  const cache = await folderWith({})
  const said: string[] = []
  const first = await downloadedChrome({ cache, baseUrl: url, say: (line) => said.push(line) })
  expect(await readFile(first.executable, 'utf8')).toBe('hello')
  expect(first.pinned).toBe(true)
  const second = await downloadedChrome({ cache, baseUrl: url, say: (line) => said.push(line) })
  expect(second).toEqual(first)
  expect(said).toHaveLength(1)
  const wanted = getDownloadUrl(shell, platform as NonNullable<typeof platform>, PINNED_BUILD, url).pathname
  expect(new Set(asked)).toEqual(new Set([wanted]))
})

test.skipIf(platform === undefined)('leaves nothing half done when the host has no such build', async () => {
  const { url } = await host((response) => response.writeHead(404).end())
  const cache = await folderWith({})
  await expect(downloadedChrome({ cache, baseUrl: url })).rejects.toThrow()
  const zip = await archive()
  const good = await host((response) => response.end(zip))
  const { executable } = await downloadedChrome({ cache, baseUrl: good.url })
  expect(await readFile(executable, 'utf8')).toBe('hello')
})

test.skipIf(platform === undefined)('gives up on a host that goes silent', async () => {
  const { url } = await host((response) => response.writeHead(200, { 'Content-Length': '1000' }).write('x'))
  const cache = await folderWith({})
  await expect(downloadedChrome({ cache, baseUrl: url, stall: 0.5 })).rejects.toThrow('停顿')
})
