// Makes Node run Banxin's own .ts files wherever they lie. Imported first: by bin/banxin.js, and in every worker thread, which
// inherits nothing of this.
import * as nodeModule from 'node:module'
import { dirname, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

quietTypeStripping()
if (isInstalled(root)) stripOwnTypes()

/**
 * Node calls its type stripping experimental at the first use of the function, here and where the pages' scripts are
 * made ready for the browser. The warning is about our choice and not about the user's book.
 */
function quietTypeStripping() {
  const warn = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    if (!String(warning).includes('stripTypeScriptTypes')) warn.call(process, warning, ...rest)
  }
}

/** Node refuses to strip types from files below node_modules, which is where an installed Banxin lives. */
function isInstalled(folder) {
  return folder.split(sep).includes('node_modules')
}

/** Strips the types of Banxin's own sources as they are loaded, and of nothing else. */
function stripOwnTypes() {
  const own = new URL('../scripts/', import.meta.url).href
  nodeModule.registerHooks({
    load(url, context, next) {
      if (!url.startsWith(own) || !url.endsWith('.ts')) return next(url, context)
      const { source } = next(url, { ...context, format: 'module' })
      return { format: 'module', shortCircuit: true, source: nodeModule.stripTypeScriptTypes(String(source)) }
    },
  })
}
