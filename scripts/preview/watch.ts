import path from 'node:path'
import { watch } from 'chokidar'

/** Files that are being watched. */
export type Watch = { close(): Promise<void> }

/**
 * Calls `changed` after files of the book's folder have been changed, added or taken away, once for all that an editor or a program does in one go.
 * Resolves when nothing can be missed any more; rejects where the system does not tell of changes.
 */
export function watchBook(root: string, changed: () => void): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(changed, PAUSE)
  }
  const ignored = (file: string) => file !== root && IGNORED.test(path.basename(file))
  const watcher = watch(root, { ignored, ignoreInitial: true, followSymlinks: false, atomic: true })
  return new Promise((resolve, reject) => {
    watcher.on('error', reject)
    watcher.on('all', later)
    watcher.on('ready', () =>
      resolve({
        async close() {
          clearTimeout(timer)
          await watcher.close()
        },
      }),
    )
  })
}

/** ms: an editor writes a file in several steps. */
const PAUSE = 40

/** Folders of tools, and what editors write beside a file while it is being edited. */
const IGNORED = /^(\..+|node_modules|.*~|.*\.(swp|swx|tmp)|4913)$/
