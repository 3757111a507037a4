// Plain JavaScript, since the compiled code is looked for here (code-cache.js) before Node has read any TypeScript.
import { access, constants, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/**
 * The folder for things that may be made again: unpacked browsers, cut fonts, compiled code. It exists and can be written to.
 *
 * BANXIN_CACHE names it; else the platform's place for caches (XDG_CACHE_HOME, ~/Library/Caches, %LOCALAPPDATA%);
 * else, where the home folder is missing or read-only (CI, containers), a folder of this user's in the temp folder.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
export async function cacheFolder(env = process.env) {
  for (const folder of candidates(env)) if (await usable(folder)) return folder
  return temporary()
}

/** The same folder every time if it is safe: in the shared temp folder somebody else may have made one of its name. */
async function temporary() {
  const user = process.getuid?.()
  const own = path.join(os.tmpdir(), `banxin-${user ?? 'cache'}`)
  await mkdir(own, { mode: 0o700 }).catch(() => {})
  const found = await lstat(own).catch(() => undefined)
  const ours = user === undefined || (found?.uid === user && (found.mode & 0o022) === 0)
  return found?.isDirectory() && ours ? own : mkdtemp(`${own}-`)
}

/** @param {NodeJS.ProcessEnv} env */
function candidates(env) {
  if (env.BANXIN_CACHE) return [path.resolve(env.BANXIN_CACHE)]
  // XDG Base Directory: a relative path is to be ignored.
  if (env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME)) return [path.join(env.XDG_CACHE_HOME, 'banxin')]
  if (process.platform === 'win32') return env.LOCALAPPDATA ? [path.join(env.LOCALAPPDATA, 'banxin', 'cache')] : []
  if (!env.HOME || !path.isAbsolute(env.HOME)) return []
  const caches = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']
  return [path.join(env.HOME, ...caches, 'banxin')]
}

/** @param {string} folder */
async function usable(folder) {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
