import { spawn } from 'node:child_process'
import { type Usage, watchTree } from './tree.ts'

/** A whole process from its start to its end. `wall` in seconds. */
export type Measurement = Usage & {
  wall: number
  /** Its exit code: one of those that were allowed. */
  code: number
  /** The stages whose end the process told (`endOfStage`, runs/tell.ts), in order. */
  stages: { name: string; wall: number; cpu: number; browser: number }[]
  /** What it handed back by `tellResult`. */
  result: Record<string, unknown>
}

export type MeasureOptions = { env?: NodeJS.ProcessEnv; codes?: readonly number[]; memoryEveryMs?: number }

/**
 * Starts `node <args>` and measures it with all its descendants. Rejects when it ends with another code than `codes`
 * (0), with what it wrote on stderr.
 */
export function measure(args: readonly string[], options: MeasureOptions = {}): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    const { env = process.env, codes = [0] } = options
    const start = performance.now()
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    const watch = watchTree(child.pid as number, options.memoryEveryMs)
    const stages: Measurement['stages'] = []
    let result = {}
    let complaints = ''
    let last = { at: start, cpu: 0, browser: 0 }
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      complaints = (complaints + text).slice(-4000)
    })
    child.on('message', (message: { stage?: string; result?: Record<string, unknown> }) => {
      if (message.result) result = message.result
      if (message.stage === undefined) return void child.send('read')
      const { cpu, browser } = watch.usage()
      const at = performance.now()
      const wall = (at - last.at) / 1000
      stages.push({ name: message.stage, wall, cpu: cpu - last.cpu, browser: browser - last.browser })
      last = { at: performance.now(), cpu, browser }
      child.send('read')
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      const wall = (performance.now() - start) / 1000
      const usage = watch.stop()
      if (code !== null && codes.includes(code)) resolve({ ...usage, wall, code, stages, result })
      else reject(new Error(`${args.join(' ')}: ${signal ?? `exit code ${code}`}\n${complaints}`))
    })
  })
}
