import { readFile } from 'node:fs/promises'
import type { Browser } from 'puppeteer-core'

/** The number of the browser's own process, as it gives it itself. */
export async function processOf(browser: Browser): Promise<number> {
  const session = await browser.target().createCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.find(({ type }) => type === 'browser')?.id ?? Number.NaN
}

/** Gone, or dead and not yet collected by its parent. Linux. */
export async function hasEnded(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return status === '' || status.includes(') Z ')
}
