import { stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PINNED_BUILD } from './pinned-build.ts'
import type { PoolOptions } from './pool.ts'

/**
 * Names the browsers that would be opened, without opening one: what has the same name draws the same pictures. The pinned build by its
 * version, a named executable by its path, size and date, browsers elsewhere by their addresses.
 */
export async function browserChoice({ path: named, places, env = process.env }: PoolOptions): Promise<string> {
  const executable = named || env.PUPPETEER_EXECUTABLE_PATH || ''
  const found = executable ? await stat(path.resolve(executable)).catch(() => undefined) : undefined
  const elsewhere = places ?? env.BANXIN_BROWSERS ?? ''
  return JSON.stringify([PINNED_BUILD, packageIsHere(), executable, found?.size, found?.mtimeMs, elsewhere])
}

function packageIsHere(): boolean {
  try {
    return createRequire(import.meta.url).resolve('@sparticuz/chromium') !== ''
  } catch {
    return false
  }
}
