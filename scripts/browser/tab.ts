import type { CDPSession, HTTPRequest, Page } from 'puppeteer-core'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { BrowserSession } from './launch.ts'
import type { Origin } from './origin.ts'

/** A page that reaches one origin only. `problems` fills up while it works. */
export type Tab = Page & {
  problems: Diagnostic[]
  /** Loads a document of the origin, by its path. */
  open(path: string): Promise<void>
  /** When its scripts last called `tellProgress()` or a file reached it, on the clock of performance.now(); when it was opened, before that. */
  lastSign(): number
  /** Has the page give back the memory that it no longer needs: left alone it lets a hundred megabytes lie. Takes a tenth of a second. */
  sweep(): Promise<void>
}

/** A browser elsewhere knows our origin by this name, which leads nowhere (RFC 6761): every request is answered over its own connection. */
const FAR_BASE = 'http://book.invalid'

/** Bytes that an answer over that connection may have: a browser drops the connection at a message of 100 MiB, and base64 adds a third. */
const MOST_BYTES = 64 * 2 ** 20

/**
 * Opens a tab that may load from `origin` and from data: URLs; every other request is refused and becomes a problem,
 * as do script errors, failed requests and dialogs. Popups and downloads are denied by the origin's own policy.
 */
export async function openTab(session: Pick<BrowserSession, 'newPage' | 'remote'>, origin: Origin): Promise<Tab> {
  const page = await session.newPage()
  const base = session.remote ? FAR_BASE : origin.url
  const problems: Diagnostic[] = []
  const refused = new WeakSet<HTTPRequest>()
  const refuse = (request: HTTPRequest, problem: Diagnostic) => {
    refused.add(request)
    problems.push(problem)
    void request.abort('blockedbyclient').catch(() => {})
  }
  const answer = async (request: HTTPRequest) => {
    const { status, headers, body } = await origin.answer(request.url().slice(base.length))
    if (body.length > MOST_BYTES) return refuse(request, tooBig(request.url().slice(base.length)))
    await request.respond({ status, headers, body }).catch(() => {})
  }
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    const url = request.url()
    if (url.startsWith('data:')) return void request.continue().catch(() => {})
    if (!url.startsWith(`${base}/`) || request.method() !== 'GET') return refuse(request, remote(url))
    void (session.remote ? answer(request) : request.continue().catch(() => {}))
  })
  page.on('requestfailed', (request) => {
    if (!refused.has(request)) problems.push(failed(request.url(), request.failure()?.errorText ?? ''))
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().endsWith('/favicon.ico'))
      problems.push(failed(response.url(), String(response.status())))
  })
  page.on('pageerror', (error) => problems.push(script(error instanceof Error ? error.message : String(error))))
  page.on('console', (message) => {
    const text = message.text()
    // A failed request says so on the console as well; it is a problem already.
    if (message.type() !== 'error' || text.startsWith('Failed to load resource')) return
    problems.push(text.includes('Content Security Policy') ? forbidden(text) : script(text))
  })
  page.on('dialog', (dialog) => {
    problems.push(script(`文稿要弹出对话框：${dialog.message()}`))
    void dialog.dismiss().catch(() => {})
  })
  const own = await page.createCDPSession()
  const lastSign = await watchProgress(page, own)
  const sweep = async () => {
    // A tab that is going has nothing to give back.
    await own.send('HeapProfiler.collectGarbage').catch(() => {})
    // That goes to the whole browser, and in one elsewhere others are at work.
    if (!session.remote) await own.send('Memory.simulatePressureNotification', { level: 'critical' }).catch(() => {})
  }
  const open = async (path: string) => void (await page.goto(`${base}${path}`, { waitUntil: 'load', timeout: 0 }))
  return Object.assign(page, { problems, open, lastSign, sweep })
}

/** A call of the binding reaches us while the script that made it goes on: a chapter is one task, minutes long at times. */
async function watchProgress(page: Page, browser: CDPSession): Promise<() => number> {
  let last = performance.now()
  const sign = () => {
    last = performance.now()
  }
  browser.on('Runtime.bindingCalled', sign)
  page.on('requestfinished', sign)
  await browser.send('Runtime.enable')
  await browser.send('Runtime.addBinding', { name: 'tellProgress' })
  return () => last
}

function remote(url: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/request-refused',
    message: `文稿要从外面取东西，已拒绝：${shortened(url)}`,
    hint: '把图片放进书稿的文件夹，用相对路径引用。',
  }
}

function tooBig(file: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/file-too-big',
    message: `文件太大，送不到远程的浏览器：${shortened(file)}`,
    hint: `把它缩小到 ${MOST_BYTES / 2 ** 20} MB 以内，或者不用 --browsers、BANXIN_BROWSERS，在本机排版。`,
  }
}

function forbidden(text: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/content-refused',
    message: `文稿里有不允许的内容，已拒绝：${shortened(text)}`,
    hint: '书稿里不能有脚本、外部图片、外部样式和嵌入的网页。',
  }
}

function failed(url: string, why: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/request-failed',
    message: `页面要用的文件取不到（${why}）：${shortened(url)}`,
    hint: '检查书稿里对这个文件的引用；如果引用无误，这是 Banxin 的错误，请报告。',
  }
}

function script(text: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/page-error',
    message: `页面里出了错：${shortened(text)}`,
    hint: '如果书稿里没有脚本，这是 Banxin 的错误，请连同这一行报告。',
  }
}

function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
