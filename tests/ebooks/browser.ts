import { afterAll } from 'vitest'
import { type BrowserSession, openBrowser } from '../../scripts/browser/launch.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'

/** A browser as long as the test file lives; where there is none, says what is skipped for want of it. */
export async function browserFor(what: string): Promise<BrowserSession | undefined> {
  const { value: session } = await openBrowser({ cache: await cacheFolder() })
  if (!session) console.warn(`skipped ${what}: no browser here`)
  afterAll(() => session?.close())
  return session
}
