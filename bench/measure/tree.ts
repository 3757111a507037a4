import { readdirSync, readFileSync } from 'node:fs'

/** What a process and all its descendants have taken so far. */
export type Usage = {
  /** CPU seconds of Node, of the browser, and of everything. */
  node: number
  browser: number
  cpu: number
  /** Most memory at one moment, MB: proportional set size (PSS), so that pages shared by processes count once. */
  peak: number
}

export type TreeWatch = { usage(): Usage; stop(): Usage }

/**
 * CPU is read often, since the time of a process that ended after its last reading is lost. Memory is dear to read: the kernel walks
 * the whole process, holding it up meanwhile, so that every half second would slow down whoever has many processes.
 */
const CPU_EVERY_MS = 25
const MEMORY_EVERY_MS = 750

/** Linux counts CPU time for user space in this unit on every architecture (USER_HZ). */
const TICKS_PER_SECOND = 100

/**
 * Watches a process and its descendants in /proc until it is stopped. Elsewhere than on Linux every figure is NaN.
 * A process stays counted after it has ended.
 */
export function watchTree(root: number, memoryEveryMs = MEMORY_EVERY_MS): TreeWatch {
  if (process.platform !== 'linux') return { usage: () => UNKNOWN, stop: () => UNKNOWN }
  const members = new Map<number, { name: string; ticks: number }>([[root, { name: 'node', ticks: 0 }]])
  const strangers = new Set<number>()
  let peak = 0
  let rounds = 0

  function look(): void {
    const alive = new Set<number>()
    for (const entry of readdirSync('/proc')) {
      const pid = Number(entry)
      if (!(pid > 0) || strangers.has(pid)) continue
      const stat = readStat(pid)
      if (!stat) continue
      if (pid !== root && !members.has(pid) && !members.has(stat.parent)) {
        strangers.add(pid)
        continue
      }
      alive.add(pid)
      members.set(pid, { name: stat.name, ticks: stat.ticks })
    }
    rounds += 1
    if (rounds % Math.round(memoryEveryMs / CPU_EVERY_MS) === 0)
      peak = Math.max(peak, sum([...alive].map(proportionalSize)))
  }

  function usage(): Usage {
    look()
    const seconds = (wanted: (name: string) => boolean) =>
      sum([...members.values()].filter(({ name }) => wanted(name)).map(({ ticks }) => ticks)) / TICKS_PER_SECOND
    const isNode = (name: string) => /^(node|MainThread)/.test(name)
    return { node: seconds(isNode), browser: seconds((name) => !isNode(name)), cpu: seconds(() => true), peak }
  }

  look()
  const timer = setInterval(look, CPU_EVERY_MS)
  return {
    usage,
    stop() {
      clearInterval(timer)
      return usage()
    },
  }
}

const UNKNOWN: Usage = { node: Number.NaN, browser: Number.NaN, cpu: Number.NaN, peak: Number.NaN }

/** proc_pid_stat(5): the name stands in brackets and may hold anything; 4th field parent, 14th and 15th user and system time. */
function readStat(pid: number): { name: string; parent: number; ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const end = text.lastIndexOf(')')
    const fields = text.slice(end + 2).split(' ')
    return {
      name: text.slice(text.indexOf('(') + 1, end),
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
    }
  } catch {
    return undefined
  }
}

/** MB; 0 for a process that has just ended. */
function proportionalSize(pid: number): number {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
