import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core'

/** A browser's process, spoken to by two pipes of its own, which nobody else on the machine can reach. */
export type BrowserProcess = {
  /** Opens the way to speak with it, once. What that takes is loaded now, while the browser starts. */
  transport(): Promise<ConnectionTransport>
  /** Resolves when it is gone, whatever ended it; rejects when it could not be started. */
  ended: Promise<void>
  /** Ends it with all its children, at once. Safe to call twice. */
  kill(): void
}

/** Starts an executable with `--remote-debugging-pipe`. It ends with this process at the latest. */
export function spawnBrowser(executable: string, args: string[], env: NodeJS.ProcessEnv): BrowserProcess {
  const child = spawn(executable, [...args, '--remote-debugging-pipe'], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl+C in the terminal reaches us alone, and one signal reaches all its processes.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const kill = () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    try {
      if (process.platform === 'win32') child.kill()
      else process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself a moment ago.
    }
  }
  process.on('exit', kill)
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => resolve())
  }).finally(() => process.off('exit', kill))
  // Whoever waits for it hears of it.
  ended.catch(() => {})
  const [, , , write, read] = child.stdio as unknown as [null, null, null, Writable, Readable]
  // Those of one that was ended may break in the middle of a word; `ended` says so.
  for (const pipe of [write, read]) pipe.on('error', () => {})
  const transport = async () => {
    const { PipeTransport } = await import('./puppeteer.ts')
    return new PipeTransport(write, read, () => undefined)
  }
  return { transport, ended, kill }
}
