import type { BrowserContext, Target } from 'puppeteer-core'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { BrowserSession } from './launch.ts'
import { PINNED_BUILD } from './pinned-build.ts'
import { probeFont, testBrowser } from './selftest.ts'

/** Seconds that a browser elsewhere may take to answer for the first time and to pass the test, while fonts are cut beside it. */
const PATIENCE = 60

/** A socket whose other end went away without a word is given up after twice this, in ms. */
const PING = 10_000

/** Largest message taken from the browser: a chapter with its pages, a piece of a PDF. */
const MOST_BYTES = 2 ** 30

/**
 * Connects to a browser that runs already, over the Chrome DevTools Protocol: Chrome's own --remote-debugging-port, browserless, a session of a
 * Selenium Grid. Its pages there live in a context of their own, which goes with the connection; the browser itself is never ended.
 * It is an error when it does not answer within `patience` seconds or fails the self-test; messages hold `name` and nothing else of the address.
 */
export async function connectBrowser(
  { url, name }: { url: URL; name: string },
  { cache, patience = PATIENCE }: { cache: string; patience?: number },
): Promise<Outcome<BrowserSession>> {
  const give = new AbortController()
  const timer = setTimeout(() => give.abort(), patience * 1000)
  const late = new Promise<never>((_, reject) => {
    give.signal.addEventListener('abort', () => reject(new Error(`${patience} 秒内没有应答`)))
  })
  const opening = connect(url, give.signal)
  try {
    const session = await Promise.race([opening, late])
    const trouble = await Promise.race([testBrowser(session, await probeFont(cache)), late])
    if (trouble === undefined) return { value: session, diagnostics: [] }
    await session.close()
    return { diagnostics: [unfit(name, trouble)] }
  } catch (error) {
    // Whoever answers after all is let go.
    void opening.then((session) => session.close()).catch(() => {})
    return { diagnostics: [unreachable(name, withoutSecrets(error, url))] }
  } finally {
    clearTimeout(timer)
  }
}

async function connect(url: URL, signal: AbortSignal): Promise<BrowserSession> {
  let own: BrowserContext | undefined
  // Browsers of this machine are started before it is loaded.
  const { connectTo } = await import('./puppeteer.ts')
  const browser = await connectTo({
    browserWSEndpoint: await endpointOf(url, signal),
    protocolTimeout: 0,
    defaultViewport: { width: 1200, height: 1600 },
    // Others may be at work in the same browser: their pages are none of our business.
    targetFilter: (target: Target) => own !== undefined && target.browserContext() === own,
    wsOptions: {
      handshakeTimeout: PATIENCE * 1000,
      keepAlive: true,
      keepAliveIntervalMs: PING,
      maxPayload: MOST_BYTES,
    },
  })
  try {
    const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } })
    own = context
    const version = await browser.version()
    return {
      browser,
      newPage: () => context.newPage(),
      remote: true,
      version,
      pinned: version.endsWith(`/${PINNED_BUILD}`),
      description: '远程的浏览器',
      async close() {
        if (!browser.connected) return
        await context.close().catch(() => {})
        await browser.disconnect()
      },
    }
  } catch (error) {
    await browser.disconnect()
    throw error
  }
}

/** Chrome names its endpoint by its own idea of its host; the one that we were told is the one that is reached from here. */
async function endpointOf(url: URL, signal: AbortSignal): Promise<string> {
  if (url.protocol.startsWith('ws')) return url.href
  const asked = new URL(url)
  asked.pathname = `${url.pathname.replace(/\/$/, '')}/json/version`
  const response = await fetch(asked, { signal, redirect: 'error' })
  if (!response.ok) throw new Error(`/json/version：HTTP ${response.status}`)
  const { webSocketDebuggerUrl } = (await response.json()) as { webSocketDebuggerUrl?: unknown }
  const endpoint = URL.parse(String(webSocketDebuggerUrl))
  if (!endpoint?.protocol.startsWith('ws')) throw new Error('/json/version 里没有 webSocketDebuggerUrl')
  endpoint.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  endpoint.host = url.host
  // A token that opened the one opens the other.
  for (const [name, value] of url.searchParams) endpoint.searchParams.set(name, value)
  return endpoint.href
}

function withoutSecrets(error: unknown, url: URL): string {
  const cause = (error as { cause?: unknown }).cause ?? error
  const text = cause instanceof Error ? cause.message : String((cause as { message?: unknown }).message ?? cause)
  const secrets = [url.href, url.search, url.password, url.username, ...url.searchParams.values()].filter(Boolean)
  return secrets.reduce((words, secret) => words.replaceAll(secret, '…'), text).replace(/\s*\n\s*/g, ' / ')
}

function unreachable(name: string, why: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/unreachable',
    message: `连不上浏览器 ${name}：${why}`,
    hint: '看它开着没有、地址和令牌对不对、防火墙放不放行；或者从 --browsers、BANXIN_BROWSERS 里去掉它。banxin doctor 逐个试。',
    domain: 'machine',
  }
}

function unfit(name: string, trouble: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'browser/unfit',
    message: `浏览器 ${name} 排不好试页：${trouble}`,
    hint: '启动它时加上 --font-render-hinting=none，再看版本够不够新；或者从 --browsers、BANXIN_BROWSERS 里去掉它。',
    domain: 'machine',
  }
}
