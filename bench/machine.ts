import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import { pathToFileURL } from 'node:url'

/** What the figures depend on, as one line of text: processor, memory, system, versions. `browser` is its name. */
export async function describeMachine(browser: string): Promise<string> {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const own = await versionOf(new URL('../package.json', import.meta.url))
  // The package's "exports" hide its package.json, so it is found from the entry that they show.
  const paged = await versionOf(
    new URL('../package.json', pathToFileURL(createRequire(import.meta.url).resolve('pagedjs'))),
  )
  return [
    `${os.availableParallelism()} cores (${cpu?.model.trim() || 'unknown'})`,
    `${memory} GB`,
    `${os.type()} ${os.release()} ${os.arch()}`,
    `Node ${process.versions.node}`,
    browser,
    `Paged.js ${paged}`,
    `Banxin ${own}`,
  ].join(', ')
}

/** Processes that wanted a core in the last minute; figures taken on a loaded machine are good for ratios only. */
export function load(): number {
  return os.loadavg()[0] ?? Number.NaN
}

async function versionOf(file: URL): Promise<string> {
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version
}
