import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { BrowserSession } from '../../scripts/browser/launch.ts'
import { PINNED_BUILD } from '../../scripts/browser/pinned-build.ts'
import { gatherPool, openPool } from '../../scripts/browser/pool.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { endpointForTests } from '../support/endpoint.ts'

async function opened(places: string) {
  const outcome = await openPool({ cache: await cacheFolder(), env: {}, places })
  onTestFinished(async () => outcome.value?.close())
  return outcome
}

/** A session of this version, with no browser behind it. */
function standIn(version: string, closed: string[] = []): BrowserSession {
  const session = {
    version,
    remote: false,
    pinned: true,
    description: version,
    close: async () => void closed.push(version),
  }
  return session as unknown as BrowserSession
}

test('a Chrome is found by the address of its endpoint and by its port, and is let live', async () => {
  const { address, port } = await endpointForTests()
  const first = await opened(address)
  expect(first.diagnostics).toEqual([])
  expect(first.value).toMatchObject({ pinned: true, version: expect.stringContaining(PINNED_BUILD) })
  await first.value?.close()
  const again = await opened(`http://127.0.0.1:${port}`)
  expect(again.diagnostics).toEqual([])
  await again.value?.close()
  await again.value?.close()
  // Nothing of ours stays behind in a browser of somebody else.
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { url: string }[]
  expect(targets.map(({ url }) => url)).toEqual(['about:blank'])
})

test('the environment may name the browsers', async () => {
  const { diagnostics } = await openPool({ cache: await cacheFolder(), env: { BANXIN_BROWSERS: 'ws://127.0.0.1:1/' } })
  expect(diagnostics).toMatchObject([{ rule: 'browser/unreachable' }])
})

test('where nobody answers: an error with the address, without its token', async () => {
  const { value, diagnostics } = await opened('local ws://127.0.0.1:1/x?token=secret')
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([{ severity: 'error', rule: 'browser/unreachable', domain: 'machine' }])
  expect(diagnostics[0]?.message).toContain('ws://127.0.0.1:1')
  expect(JSON.stringify(diagnostics)).not.toContain('secret')
})

test('where something else answers: an error', async () => {
  const server = http.createServer((_, response) => void response.end('{"webSocketDebuggerUrl":"file:///etc/passwd"}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  for (const scheme of ['http', 'ws']) {
    const { diagnostics } = await opened(`${scheme}://127.0.0.1:${port}`)
    expect(diagnostics).toMatchObject([{ rule: 'browser/unreachable' }])
  }
})

test.runIf(process.platform === 'linux')(
  'a browser that rounds the widths of characters is refused, and how to start it said',
  async () => {
    const { address } = await endpointForTests([])
    const { value, diagnostics } = await opened(address)
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error', rule: 'browser/unfit' }])
    expect(diagnostics[0]?.hint).toContain('--font-render-hinting=none')
  },
)

test('browsers of another version than the first are left out, with a warning that names both', async () => {
  const closed: string[] = []
  const versions = ['HeadlessChrome/153.0.1.2', 'HeadlessChrome/152.0.0.0', 'Chrome/153.0.1.2']
  const members = versions.map((version) => ({ name: version, tabs: 1, session: standIn(version, closed) }))
  const { value, diagnostics } = await gatherPool(members)
  expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'browser/other-version' }])
  expect(diagnostics[0]?.message).toMatch(/152\.0\.0\.0.*153\.0\.1\.2/)
  expect(closed).toEqual(['HeadlessChrome/152.0.0.0'])
  expect(value?.description).toContain('共 2 个浏览器')
})

test('a browser elsewhere that is not the pinned build is said to be none', async () => {
  const session = { ...standIn('HeadlessChrome/150.0.0.0'), remote: true, pinned: false }
  const { diagnostics } = await gatherPool([{ name: 'ws://far', tabs: 1, session }])
  expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'browser/not-pinned' }])
  expect(diagnostics[0]?.hint).toContain(PINNED_BUILD)
})
