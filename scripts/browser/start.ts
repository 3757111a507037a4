import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'puppeteer-core'
import { type BrowserProcess, spawnBrowser } from './spawn.ts'

/** An executable that may serve, and what it needs around it. */
export type Candidate = {
  executable: string
  /** What people call it, for messages and the report: `Chromium 153（随软件包固定）`. */
  name: string
  /** Version fixed by the lock file: pages break the same way on every machine. */
  pinned: boolean
  /** Variables that the executable needs; nothing else of ours reaches it. Absent: it gets the caller's environment. */
  environment?: Record<string, string>
}

/** A running browser. `sandboxed` is false only where the machine gives Chromium no sandbox. */
export type Running = { browser: Browser; sandboxed: boolean; close(): Promise<void> }

/** Seconds that a browser may take to answer for the first time; a cold disk in CI takes ten. */
const PATIENCE = 60

/** util-linux; where it lies elsewhere or is too old for these options the sandbox is off, and said to be off. */
const UNSHARE = '/usr/bin/unshare'

const FLAGS = [
  '--headless',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame,DialMediaRouteProvider,NetworkPrediction,SpareRendererForSitePerProcess',
  // Pages are long: layout may keep the one thread for minutes.
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--disable-renderer-backgrounding',
  '--disable-sync',
  '--disable-gpu',
  '--metrics-recording-only',
  '--mute-audio',
  '--hide-scrollbars',
  '--password-store=basic',
  '--use-mock-keychain',
  '--force-color-profile=srgb',
  // Advances stay fractions of a pixel: what is measured on the screen is what is printed.
  '--font-render-hinting=none',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',
  // No name resolves: whatever slips past the page's own walls finds no host.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/**
 * Starts one executable with a profile of its own and waits until it answers.
 * The sandbox is left off only when this machine gives none; the caller has to say so.
 * Rejects with what the browser itself said on stderr.
 */
export async function startBrowser(candidate: Candidate, env: NodeJS.ProcessEnv): Promise<Running> {
  const attempts = [{ sandboxed: true, ...command(candidate, true) }]
  if (process.platform === 'linux') attempts.push({ sandboxed: false, ...command(candidate, false) })
  let reason = ''
  for (const { sandboxed, executable, args } of attempts) {
    if (!sandboxed && !/sandbox|unshare|namespace/i.test(reason)) break
    try {
      return { sandboxed, ...(await launch(executable, args, candidate, env)) }
    } catch (error) {
      reason = (await lastWords(executable, args, candidate, env)) || String(error)
    }
  }
  throw new Error(reason)
}

/**
 * Chromium refuses its sandbox to root. In a user namespace root is somebody else, and the sandbox is granted;
 * files stay readable as before.
 */
function command(candidate: Candidate, sandboxed: boolean): { executable: string; args: string[] } {
  if (!sandboxed) return { executable: candidate.executable, args: ['--no-sandbox'] }
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { executable: candidate.executable, args: [] }
  return { executable: UNSHARE, args: ['--user', '--map-user=1000', '--map-group=1000', candidate.executable] }
}

async function launch(
  executable: string,
  args: string[],
  candidate: Candidate,
  env: NodeJS.ProcessEnv,
): Promise<{ browser: Browser; close(): Promise<void> }> {
  const folder = scratchFolder()
  const all = [...args, ...FLAGS, `--user-data-dir=${folder.profile}`, 'about:blank']
  const child = spawnBrowser(executable, all, environment(candidate, env, folder.path))
  // Its folder can only go after it, when this process ends too.
  folder.removeLast()
  let browser: Browser | undefined
  const close = async () => {
    await browser?.disconnect()
    // Its profile is thrown away: there is nothing that it could put in order.
    child.kill()
    await child.ended.catch(() => {})
    folder.remove()
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`浏览器 ${PATIENCE} 秒内没有应答`)), PATIENCE * 1000)
  })
  const gone = child.ended.then(() => {
    throw new Error('浏览器一启动就退出了')
  })
  try {
    browser = await Promise.race([connect(child), late, gone])
    return { browser, close }
  } catch (error) {
    await close()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** The browser at the other end of the pipes, with the page that it starts with. */
async function connect(child: BrowserProcess): Promise<Browser> {
  const transport = await child.transport()
  const { connectTo } = await import('./puppeteer.ts')
  const browser = await connectTo({
    transport,
    // A long chapter may keep the page busy for many minutes; progress is watched by whoever lays it out.
    protocolTimeout: 0,
    downloadBehavior: { policy: 'deny' },
    defaultViewport: { width: 1200, height: 1600 },
  })
  await browser.waitForTarget((target) => target.type() === 'page', { timeout: 0 })
  return browser
}

/** A closed environment for the pinned browser: the same on every machine, and its traces stay in the scratch folder. */
function environment(candidate: Candidate, env: NodeJS.ProcessEnv, folder: string): Record<string, string | undefined> {
  if (candidate.environment === undefined) return { ...env }
  const own = { HOME: folder, TMPDIR: folder, TZ: 'UTC', LANG: 'C.UTF-8', PATH: env.PATH ?? '/usr/bin:/bin' }
  return { ...own, ...candidate.environment }
}

/** What the browser writes on stderr when it is started plainly: the pipe hides why a start failed. Empty if it starts. */
async function lastWords(executable: string, args: string[], candidate: Candidate, env: NodeJS.ProcessEnv) {
  const folder = scratchFolder()
  const plain = [
    ...args,
    '--headless',
    '--disable-gpu',
    `--user-data-dir=${folder.profile}`,
    '--dump-dom',
    'about:blank',
  ]
  const options = { env: environment(candidate, env, folder.path), timeout: 10_000, killSignal: 'SIGKILL' as const }
  try {
    return await new Promise<string>((resolve) => {
      execFile(executable, plain, options, (error, _, stderr) => {
        const lines = stderr.trim().split('\n').slice(-3).join('\n')
        resolve(error === null ? '' : lines || error.message)
      })
    })
  } finally {
    folder.remove()
  }
}

type Scratch = { path: string; profile: string; remove(): void; removeLast(): void }

/** A private folder for one start, removed at the latest when this process ends, by a signal too. */
function scratchFolder(): Scratch {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'banxin-browser-'))
  const atExit = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  process.on('exit', atExit)
  for (const signal of Object.keys(SIGNALS)) process.on(signal, leave)
  return {
    path: folder,
    profile: path.join(folder, 'profile'),
    remove() {
      atExit()
      // A little later: a signal that came meanwhile is told of only now, and one that nobody waited for would have ended us in the middle of it.
      setTimeout(() => {
        process.off('exit', atExit)
        for (const signal of Object.keys(SIGNALS)) process.off(signal, leave)
      }, 50).unref()
    },
    /** The browser is ended in an exit listener of its own (spawn.ts); the folder can only go after that. */
    removeLast() {
      process.off('exit', atExit)
      process.on('exit', atExit)
    },
  }
}

/** With the exit codes that a shell gives them. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** Ends the process, so that its exit listeners run; a command that listens itself (commands/preview.ts) ends in its own way. */
function leave(signal: NodeJS.Signals): void {
  if (process.listeners(signal).every((listener) => listener === leave))
    process.exit(SIGNALS[signal as keyof typeof SIGNALS])
}
