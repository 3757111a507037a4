import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Puts Banxin below `folder`/node_modules as npm would, with links to the packages of this checkout.
 * @param without a package, or a scope with all of its packages, that this machine lacks
 * @returns the launcher
 */
export async function installBelow(folder: string, without?: string): Promise<string> {
  const own = path.join(folder, 'node_modules/banxin')
  await mkdir(own, { recursive: true })
  for (const part of ['bin', 'scripts', 'styles', 'package.json']) {
    await cp(path.join(root, part), path.join(own, part), { recursive: true })
  }
  for (const name of await readdir(path.join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === without) continue
    await symlink(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name), 'junction')
  }
  return path.join(own, 'bin/banxin.js')
}
