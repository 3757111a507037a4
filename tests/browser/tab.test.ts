import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type BrowserSession, openBrowser } from '../../scripts/browser/launch.ts'
import { openOrigin } from '../../scripts/browser/origin.ts'
import { openTab } from '../../scripts/browser/tab.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { folderWith } from '../support/folder.ts'

let session: BrowserSession | undefined

beforeAll(async () => {
  session = (await openBrowser({ cache: await cacheFolder() })).value
})

afterAll(() => session?.close())

/** A server of somebody else: it counts who comes. */
async function stranger() {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('Access-Control-Allow-Origin', '*').end('secret')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** Opens a document with this body, past every sanitizer. */
async function openedIn(remote: boolean, body: string | ((nonce: string) => string)) {
  if (session === undefined) throw new Error('no browser')
  const root = await folderWith({ '路 口.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>' })
  const picture = { src: '路 口.svg', file: '路 口.svg', path: path.join(root, '路 口.svg') }
  const origin = await openOrigin({
    root,
    assets: [{ ...picture, mediaType: 'image/svg+xml', width: 8, height: 8 }],
    files: new Map([['/set.js', { type: 'text/javascript', body: 'document.title = "set"' }]]),
  })
  const html = typeof body === 'string' ? body : body(origin.nonce)
  origin.files.set('/page.html', {
    type: 'text/html',
    body: `<!doctype html><meta charset="utf-8"><title>quiet</title>${html}`,
  })
  const tab = await openTab({ ...session, remote }, origin)
  onTestFinished(async () => {
    await tab.close()
    await origin.close()
  })
  await tab.open('/page.html')
  return { tab, origin }
}

const rules = (tab: { problems: { rule: string }[] }) => tab.problems.map(({ rule }) => rule)

describe.each([
  ['of this machine', false],
  ['elsewhere, which is answered over its own connection', true],
])('a tab of a browser %s', (_name, remote) => {
  const opened = (body: string | ((nonce: string) => string)) => openedIn(remote, body)

  test('runs the script with the nonce and has no problem with a clean page', async () => {
    const { tab } = await opened((nonce) => `<script nonce="${nonce}">document.title = 'ours'</script><p>正文`)
    expect(await tab.title()).toBe('ours')
    expect(tab.problems).toEqual([])
  })

  test.each([
    ['a script', '<script>document.title = "bad"</script>'],
    ['a script module of the origin', '<script type="module" src="/page.html"></script>'],
    ['an event handler', '<img src="/none.png" onerror="document.title=\'bad\'">'],
    ['a handler on focus', '<input autofocus onfocus="document.title=\'bad\'">'],
    ['a script in SVG', '<svg><script>document.title = "bad"</script></svg>'],
    ['a handler in SVG', '<svg onload="document.title=\'bad\'"></svg>'],
    ['a javascript: frame', '<iframe src="javascript:parent.document.title=\'bad\'"></iframe>'],
    ['a srcdoc frame', '<iframe srcdoc="<script>parent.document.title=\'bad\'</script>"></iframe>'],
  ])('does not run %s', async (_, body) => {
    const { tab } = await opened(body)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await tab.title()).toBe('quiet')
  })

  test('fetches nothing from elsewhere, whatever the document holds, and says so', async () => {
    const { url, asked } = await stranger()
    const attacks = [
      `<img src="${url}/img"><img srcset="${url}/srcset 2x"><input type="image" src="${url}/input">`,
      `<picture><source srcset="${url}/source"><img></picture><svg><image href="${url}/svg-image"/><use href="${url}/use#a"/></svg>`,
      `<video src="${url}/video" poster="${url}/poster"></video><audio src="${url}/audio" autoplay></audio><track src="${url}/track">`,
      `<iframe src="${url}/frame"></iframe><object data="${url}/object"></object><embed src="${url}/embed">`,
      `<link rel="stylesheet" href="${url}/css"><link rel="prefetch" href="${url}/prefetch"><link rel="preload" as="image" href="${url}/preload">`,
      `<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}"><link rel="icon" href="${url}/icon"><link rel="manifest" href="${url}/manifest">`,
      `<link rel="modulepreload" href="${url}/module"><link rel="prerender" href="${url}/prerender">`,
      `<style>@import "${url}/import"; p { background: url("${url}/background") } @font-face { font-family: x; src: url("${url}/font") }</style>`,
      `<p style="font-family:x;border-image:url(${url}/border)">字</p><a href="${url}/ping" ping="${url}/ping" id="link">x</a>`,
      `<base href="${url}/"><img src="base-image"><form action="${url}/form"><button>x</button></form>`,
      `<script type="speculationrules">{"prefetch":[{"urls":["${url}/speculation"]}]}</script>`,
    ]
    const { tab } = await opened(attacks.join(''))
    await new Promise((resolve) => setTimeout(resolve, 500))
    await tab.pdf()
    expect(asked).toEqual([])
    expect(rules(tab)).toContain('browser/content-refused')
  })

  test('goes nowhere: no refresh, no submitted form, no file:', async () => {
    const { url, asked } = await stranger()
    const { tab, origin } = await opened(
      `<form action="${url}/form"><button id="go">x</button></form><meta http-equiv="refresh" content="0;url=${url}/refresh">`,
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    await tab.evaluate(() => document.querySelector<HTMLElement>('#go')?.click()).catch(() => {})
    await tab
      .evaluate(() => {
        location.href = 'file:///etc/passwd'
      })
      .catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(asked).toEqual([])
    expect(await tab.content()).not.toContain('root:')
    expect(rules(tab)).toContain('browser/request-refused')
    expect(origin.url).toContain('127.0.0.1')
  })

  test('reads no file of the machine', async () => {
    const folder = await folderWith({ 'secret.txt': 'topsecret' })
    const { tab } = await opened(
      `<iframe src="file://${folder}/secret.txt"></iframe><object data="file://${folder}/secret.txt"></object><embed src="file://${folder}/secret.txt"><img src="file://${folder}/secret.txt"><iframe src="/book/../secret.txt"></iframe>`,
    )
    for (const frame of tab.frames()) expect(frame.url()).not.toMatch(/^file:|secret/)
    expect(await tab.evaluate(() => document.images[0]?.naturalWidth)).toBe(0)
    expect(tab.problems.length).toBeGreaterThan(0)
  })

  test('opens no dialog, no window and no download, and says so', async () => {
    const { tab } = await opened(
      (nonce) => `<a id="save" href="/page.html" download>x</a><script nonce="${nonce}">
      alert('x'); const other = window.open('/page.html?2'); document.querySelector('#save').click()
      document.title = other === null ? 'alone' : 'popup'</script>`,
    )
    expect(await tab.title()).toBe('alone')
    expect(rules(tab)).toContain('browser/page-error')
    expect((await session?.browser.pages())?.filter((page) => page.url().endsWith('?2'))).toEqual([])
  })

  test('reports a thrown error and a file that is not there', async () => {
    const { tab } = await opened(
      (nonce) => `<script nonce="${nonce}">throw new Error('broken')</script><img src="/none.png">`,
    )
    expect(rules(tab).sort()).toEqual(['browser/page-error', 'browser/request-failed'])
  })

  test('gives back what it no longer needs', async () => {
    const { tab } = await opened('')
    const waste = async () => {
      let held = Array.from({ length: 300_000 }, (_, index) => ({ index }))
      // What has been held for a while is not found again by the quick collections.
      await new Promise((later) => setTimeout(later, 50))
      held = held.slice(-1)
      return held.length
    }
    const used = async () => (await tab.metrics()).JSHeapUsedSize ?? 0
    await tab.sweep()
    const before = await used()
    await tab.evaluate(waste)
    expect(await used()).toBeGreaterThan(before + 2 ** 20)
    await tab.sweep()
    expect(await used()).toBeLessThan(before + 2 ** 19)
    expect(tab.problems).toEqual([])
  })

  test('finds its pictures and scripts', async () => {
    const { tab } = await opened(
      (nonce) => `<script type="module" nonce="${nonce}" src="/set.js"></script><img src="/book/路 口.svg">`,
    )
    expect(await tab.title()).toBe('set')
    expect(await tab.evaluate(() => document.images[0]?.naturalWidth)).toBe(8)
    expect(tab.problems).toEqual([])
  })
})

test('a file that no message to a browser elsewhere can hold is an error that names it', async () => {
  const { tab, origin } = await openedIn(true, '<p>正文')
  origin.files.set('/big.svg', { type: 'image/svg+xml', body: ' '.repeat(65 * 2 ** 20) })
  await tab.evaluate(() => fetch('/big.svg').catch(() => {}))
  expect(tab.problems).toMatchObject([{ rule: 'browser/file-too-big', message: expect.stringContaining('/big.svg') }])
})
