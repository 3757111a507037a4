import { cp, mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'

/**
 * Makes a cache folder for one build, holding only what `known` names of another: `browser` (unpacked; linked) and `fonts` (copied, as
 * builds write into it). What a later Banxin may remember beside these, laid out chapters for one, is left behind.
 */
export async function freshCache(
  folder: string,
  other: string,
  known: readonly ('browser' | 'fonts')[],
): Promise<void> {
  await mkdir(folder, { recursive: true })
  if (known.includes('browser')) await symlink(path.join(other, 'browser'), path.join(folder, 'browser'), 'junction')
  if (known.includes('fonts')) await cp(path.join(other, 'fonts'), path.join(folder, 'fonts'), { recursive: true })
}
