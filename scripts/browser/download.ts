import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Browser, computeExecutablePath, install } from '@puppeteer/browsers'
import { PINNED_BUILD } from './pinned-build.ts'
import type { Candidate } from './start.ts'

/** Seconds without a single new byte after which the download is given up. */
const STALL = 30

/**
 * The same Chromium build as Chrome for Testing publishes it, for machines that the npm package does not serve.
 * Downloaded once below `cache` (about 100 MB), staged and renamed. `say` is told before the download begins.
 * `baseUrl` is another host of the same archives. Rejects when it cannot be had.
 */
export async function downloadedChrome(request: {
  cache: string
  baseUrl?: string
  say?: (line: string) => void
  stall?: number
}): Promise<Candidate> {
  const parent = path.join(request.cache, 'browser')
  const folder = path.join(parent, `chrome-for-testing-${PINNED_BUILD}`)
  const browser = Browser.CHROMEHEADLESSSHELL
  const executable = computeExecutablePath({ browser, buildId: PINNED_BUILD, cacheDir: folder })
  if (!(await exists(executable))) {
    request.say?.(`首次使用，正在下载排版用的浏览器 Chrome ${PINNED_BUILD}（约 100 MB），只需一次。`)
    await mkdir(parent, { recursive: true })
    const stage = await mkdtemp(path.join(parent, 'downloading-'))
    try {
      await unlessStalled(request.stall ?? STALL, (alive) =>
        install({
          browser,
          buildId: PINNED_BUILD,
          cacheDir: stage,
          baseUrl: request.baseUrl,
          downloadProgressCallback: alive,
        }),
      )
      await rename(stage, folder).catch(async (error) => {
        if (!(await exists(executable))) throw error
      })
    } finally {
      await rm(stage, { recursive: true, force: true })
    }
  }
  return { executable, name: `Chrome ${PINNED_BUILD}（Chrome for Testing）`, pinned: true }
}

/** The library waits for a silent server as long as the system does; we wait `seconds`. */
async function unlessStalled<T>(seconds: number, work: (alive: () => void) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`下载停顿超过 ${seconds} 秒`)), seconds * 1000)
  })
  try {
    return await Promise.race([work(() => timer?.refresh()), stalled])
  } finally {
    clearTimeout(timer)
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
