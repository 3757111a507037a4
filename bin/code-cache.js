// Keeps what V8 makes of our sources and of the libraries in the cache folder: half a second of work that every command after the first
// one does not do. Node checks that the source and its own version are the same. Where it cannot be kept, all is as before.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.js'

const folder = await cacheFolder().catch(() => undefined)
if (folder !== undefined) {
  const { directory } = enableCompileCache(join(folder, 'code'))
  // Threads and processes of ours look here.
  if (directory) process.env.NODE_COMPILE_CACHE ??= join(folder, 'code')
}
