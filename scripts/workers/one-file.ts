import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Loads modules while the libraries named here are taken from the one file in which they come as well: of hundreds of small files each costs a
 * third of a millisecond in every command. Whatever else is loaded meanwhile takes them from there too, later imports do not. Where a library
 * has no such file, or Node cannot be told of it, it is loaded as ever.
 * @param files name of a library → its one file, an ECMAScript module, seen from its folder: `{ 'css-tree': 'dist/csstree.esm.js' }`
 */
export async function loadingOneFile<Loaded>(
  files: Record<string, string>,
  load: () => Promise<Loaded>,
): Promise<Loaded> {
  // Came with Node 22.15 and 23.5.
  const hooks = nodeModule.registerHooks?.({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const file = specifier.startsWith('.') ? undefined : oneFileOf(found.url, files)
      return file ? { ...found, url: file.href, format: 'module' } : found
    },
  })
  try {
    return await load()
  } finally {
    hooks?.deregister()
  }
}

/** The one file of the library that a module belongs to; undefined for all others. */
function oneFileOf(module: string, files: Record<string, string>): URL | undefined {
  for (const [name, path] of Object.entries(files)) {
    const inside = `/node_modules/${name}/`
    const at = module.lastIndexOf(inside)
    if (at < 0) continue
    const file = new URL(module.slice(0, at + inside.length) + path)
    return existsSync(fileURLToPath(file)) ? file : undefined
  }
}
