import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserSession, openBrowser } from '../../scripts/browser/launch.ts'
import { PROBE_TEXT, testBrowser } from '../../scripts/browser/selftest.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { BUILT_IN } from '../../scripts/fonts/files.ts'
import { subset } from '../../scripts/fonts/subset.ts'

let session: BrowserSession
const probe = async (characters: string) => subset({ ...BUILT_IN.song400, characters, cache: await cacheFolder() })

beforeAll(async () => {
  const { value } = await openBrowser({ cache: await cacheFolder() })
  if (value === undefined) throw new Error('no browser')
  session = value
})

afterAll(() => session.close())

test('accepts a browser that sets and prints the probe', async () => {
  expect(await testBrowser(session.browser, await probe(PROBE_TEXT))).toBeUndefined()
})

test('refuses one that cannot load the font', async () => {
  expect(await testBrowser(session.browser, new Uint8Array(100))).toContain('字体')
})

test('refuses one that does not set the probe in its own font', async () => {
  expect(await testBrowser(session.browser, await probe('版心'))).toContain('排成了')
})
