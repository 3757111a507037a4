import { realpathSync } from 'node:fs'
import path from 'node:path'

/** What became of a path that a book names: found inside its folder, or why not. */
export type Found = { kind: 'inside'; path: string; file: string } | { kind: NotFound }

export type NotFound = 'absolute' | 'backslash' | 'missing' | 'outside'

/**
 * Finds a file that the book names by a path relative to `from` (a folder of the book, itself relative to the root).
 * The real path decides, so neither `../` nor a symbolic link leads out of the book's folder.
 *
 * `root` must be a real path. `path` of the answer is absolute and real; `file` is the path as named, relative to
 * `root`, with forward slashes.
 */
export async function findInside(root: string, name: string, from = ''): Promise<Found> {
  if (path.posix.isAbsolute(name) || path.win32.isAbsolute(name) || /^[a-z]:/i.test(name)) return { kind: 'absolute' }
  if (name.includes('\\')) return { kind: 'backslash' }
  const file = path.posix.normalize(path.posix.join(from, name))
  if (file === '..' || file.startsWith('../')) return { kind: 'outside' }
  const real = await realPathOf(path.join(root, file))
  if (real === undefined) return { kind: 'missing' }
  return contains(root, real) ? { kind: 'inside', path: real, file } : { kind: 'outside' }
}

/** True when `file` (both real, absolute paths) is in `folder` or below. */
export function contains(folder: string, file: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** The real path, or nothing where there is none: missing, a loop of links, a name that no file can have. */
export async function realPathOf(file: string): Promise<string | undefined> {
  try {
    // A book has hundreds: asking for each and waiting takes ten times as long as finding it.
    return realpathSync.native(file)
  } catch {
    return undefined
  }
}
