import type { HTTPRequest, Page } from 'puppeteer-core'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { BrowserSession } from './launch.ts'
import type { Origin } from './origin.ts'

/** A page that reaches one origin only. `problems` fills up while it works. */
export type Tab = Page & { problems: Diagnostic[] }

/**
 * Opens a tab that may load from `origin` and from data: URLs; every other request is refused and becomes a problem,
 * as do script errors, failed requests and dialogs. Popups and downloads are denied by the origin's own policy.
 */
export async function openTab(session: Pick<BrowserSession, 'browser'>, origin: Origin): Promise<Tab> {
  const page = await session.browser.newPage()
  const problems: Diagnostic[] = []
  const refused = new WeakSet<HTTPRequest>()
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    if (allowed(request.url(), origin)) return void request.continue().catch(() => {})
    refused.add(request)
    problems.push(remote(request.url()))
    void request.abort('blockedbyclient').catch(() => {})
  })
  page.on('requestfailed', (request) => {
    if (!refused.has(request)) problems.push(failed(request.url(), request.failure()?.errorText ?? ''))
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().endsWith('/favicon.ico'))
      problems.push(failed(response.url(), String(response.status())))
  })
  page.on('pageerror', (error) => problems.push(script(error instanceof Error ? error.message : String(error))))
  page.on('error', (error) => problems.push(script(error.message)))
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
  return Object.assign(page, { problems })
}

function allowed(url: string, origin: Origin): boolean {
  return url.startsWith(`${origin.url}/`) || url.startsWith('data:')
}

function remote(url: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/request-refused',
    message: `文稿要从外面取东西，已拒绝：${shortened(url)}`,
    hint: '把图片放进书稿的文件夹，用相对路径引用。',
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
