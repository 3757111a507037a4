import type { Page as Tab } from 'puppeteer-core'
import { downloadedChrome } from '../../scripts/browser/download.ts'
import { pinnedChromium, pinnedRunsHere } from '../../scripts/browser/pinned.ts'
import { type Candidate, startBrowser } from '../../scripts/browser/start.ts'

/** The browser that Banxin uses, unpacked below `cache`. */
export async function benchBrowser(cache: string): Promise<Candidate> {
  return pinnedRunsHere() ? pinnedChromium(cache) : downloadedChrome({ cache })
}

/** Starts that browser without Banxin's self-test, and ends it after `work`. */
export async function withTab(cache: string, work: (tab: Tab) => Promise<void>): Promise<void> {
  const { browser, close } = await startBrowser(await benchBrowser(cache), process.env)
  try {
    await work(await browser.newPage())
  } finally {
    await close()
  }
}

/** What both print with: as Banxin does. */
export const PDF_OPTIONS = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 }
