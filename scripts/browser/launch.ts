import path from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { pinnedChromium, pinnedRunsHere } from './pinned.ts'
import { PINNED_BUILD } from './pinned-build.ts'
import { probeFont, testBrowser } from './selftest.ts'
import { type Candidate, startBrowser } from './start.ts'
import { systemBrowsers } from './system.ts'

export type BrowserSession = {
  browser: Browser
  /** A page that shares nothing with pages of anybody else. */
  newPage(): Promise<Page>
  /** It runs elsewhere, or somebody else started it: it cannot be taken to reach anything of this machine. */
  remote: boolean
  /** As the browser gives it: `HeadlessChrome/153.0.8010.0`. */
  version: string
  /** The build that the lock file names: the same pages on every machine. */
  pinned: boolean
  /** For the report, in Chinese. */
  description: string
  /** Ends the browser and removes its profile; one that somebody else started is only let go. Safe to call twice. */
  close(): Promise<void>
}

export type BrowserOptions = {
  /** An executable named by the user; wins over everything. */
  path?: string
  /** Folder for what is unpacked or downloaded once. */
  cache: string
  /** Default: process.env. PUPPETEER_EXECUTABLE_PATH counts as a named executable. */
  env?: NodeJS.ProcessEnv
  /** Told, in Chinese, before something slow begins. */
  say?: (line: string) => void
}

/**
 * Starts the first browser that passes the self-test: a named one; the pinned one; one that the machine has.
 * A named one that fails is an error: it is never replaced in silence.
 */
export async function openBrowser(options: BrowserOptions): Promise<Outcome<BrowserSession>> {
  const env = options.env ?? process.env
  const named = options.path || env.PUPPETEER_EXECUTABLE_PATH
  if (named) {
    const candidate = { executable: path.resolve(named), name: `指定的浏览器（${named}）`, pinned: false }
    const { session, failures } = await firstThatWorks([candidate], options, env)
    return session ?? { diagnostics: [namedFails(named, failures)] }
  }
  const failures: string[] = []
  const pinned = await pinnedBrowser(options).catch((error: unknown) => {
    failures.push(`固定版本的浏览器：${reason(error)}`)
  })
  // Those of the machine are only looked for where the pinned one fails: in every folder of PATH.
  for (const candidates of [() => (pinned ? [pinned] : []), () => systemBrowsers(env)]) {
    const found = await firstThatWorks(await candidates(), options, env)
    failures.push(...found.failures)
    if (found.session === undefined) continue
    const { value, diagnostics } = found.session
    return { value, diagnostics: value?.pinned ? diagnostics : [...diagnostics, notPinned(value, failures)] }
  }
  return { diagnostics: [noBrowser(failures)] }
}

async function pinnedBrowser(options: BrowserOptions): Promise<Candidate> {
  if (pinnedRunsHere()) return pinnedChromium(options.cache)
  // What it takes to download one is loaded where one is downloaded.
  const { downloadedChrome } = await import('./download.ts')
  return downloadedChrome(options)
}

async function firstThatWorks(candidates: Candidate[], options: BrowserOptions, env: NodeJS.ProcessEnv) {
  const failures: string[] = []
  for (const candidate of candidates) {
    try {
      return { session: await accept(candidate, options.cache, env), failures }
    } catch (error) {
      failures.push(`${candidate.name}：${reason(error)}`)
    }
  }
  return { failures }
}

async function accept(candidate: Candidate, cache: string, env: NodeJS.ProcessEnv): Promise<Outcome<BrowserSession>> {
  const { browser, sandboxed, close } = await startBrowser(candidate, env)
  try {
    const trouble = await testBrowser(candidate.pinned ? firstPageOf(browser) : browser, await probeFont(cache))
    if (trouble !== undefined) throw new Error(trouble)
    const version = await browser.version()
    const { pinned, name: description } = candidate
    const session = { browser, newPage: () => browser.newPage(), remote: false, version, pinned, description, close }
    return { value: session, diagnostics: sandboxed ? [] : [sandboxOff()] }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * The empty page that a browser starts with, for the test, which closes it: a process less to start, and 20 MB less to carry. The headless shell
 * lives on without a page; a browser with windows may end with its last one.
 */
function firstPageOf(browser: Browser): { newPage(): Promise<Page> } {
  return { newPage: async () => (await browser.pages())[0] ?? browser.newPage() }
}

/** `failures`: why the pinned one was not to be had, where it was tried. */
export function notPinned(session: BrowserSession | undefined, failures: string[] = []): Diagnostic {
  return {
    severity: 'warning',
    rule: 'browser/not-pinned',
    message: `排版用的是${session?.description}，版本 ${session?.version}，不是固定的版本：换一台机器，分页可能不同。`,
    hint: failures.length > 0 ? `固定版本用不了的原因：${failures.join('；')}` : `让它换成固定的版本 ${PINNED_BUILD}。`,
    domain: 'machine',
  }
}

function sandboxOff(): Diagnostic {
  return {
    severity: 'warning',
    rule: 'browser/sandbox-off',
    message: '这台机器不给浏览器沙箱（不允许用户命名空间），浏览器在没有沙箱的情况下运行。',
    hint: '只构建可信的书稿；或者换用普通用户、放开内核的用户命名空间（容器里给 --security-opt seccomp=unconfined），并装有 util-linux 的 unshare。',
    domain: 'machine',
  }
}

function namedFails(named: string, failures: string[]): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/named-fails',
    message: `指定的浏览器不能用：${failures.join('；')}`,
    hint: `检查 --browser 或环境变量 PUPPETEER_EXECUTABLE_PATH 所指的 ${named}；去掉它，就用自带的浏览器。`,
    domain: 'configuration',
  }
}

function noBrowser(failures: string[]): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/none',
    message: `没有可用的浏览器。试过：${failures.join('；') || '没有找到任何一个'}`,
    hint: `安装一个：${installLine()}`,
    domain: 'machine',
  }
}

/** The one line that gets a browser on this system. */
function installLine(): string {
  const build = `npx @puppeteer/browsers install chrome-headless-shell@${PINNED_BUILD}`
  if (process.platform === 'linux')
    return 'npm ci（64 位 x86 Linux 由它带来，缓存文件夹须可写）；或 sudo apt-get install -y chromium'
  return `${build} --path .，再用 --browser 指向装好的程序；或安装 Google Chrome`
}

function reason(error: unknown): string {
  const { code, path: file } = error as { code?: string; path?: string }
  if (file !== undefined && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code ?? ''))
    return `缓存文件夹写不进去（${file}）`
  if (code === 'ENOSPC') return '磁盘满了'
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().replace(/\s*\n\s*/g, ' / ')
}
