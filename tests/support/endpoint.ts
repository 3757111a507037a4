import puppeteer from 'puppeteer-core'
import { onTestFinished } from 'vitest'
import { downloadedChrome } from '../../scripts/browser/download.ts'
import { pinnedChromium, pinnedRunsHere } from '../../scripts/browser/pinned.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { folderWith } from './folder.ts'

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']

/** A browser that somebody else runs: it listens on a port of 127.0.0.1, as a node of a fleet does. It lives as long as the test. */
export async function endpointForTests(
  flags = ['--font-render-hinting=none'],
): Promise<{ address: string; port: string; kill(): void }> {
  const cache = await cacheFolder()
  const candidate = pinnedRunsHere() ? await pinnedChromium(cache) : await downloadedChrome({ cache })
  const profile = await folderWith()
  const browser = await puppeteer.launch({
    executablePath: candidate.executable,
    env: { ...process.env, ...candidate.environment, HOME: profile },
    ignoreDefaultArgs: true,
    args: [...FLAGS, ...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
  })
  onTestFinished(() => browser.close().catch(() => {}))
  const address = browser.wsEndpoint()
  return { address, port: new URL(address).port, kill: () => void browser.process()?.kill('SIGKILL') }
}
