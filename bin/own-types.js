// Makes Node run Banxin's own .ts files wherever they lie. Imported first: by bin/banxin.js, and in every worker thread, which
// inherits nothing of this.
import * as nodeModule from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { threadId } from 'node:worker_threads'

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
  // Where the compiled code is (code-cache.js); Node keeps there what it strips itself, too.
  const kept = process.env.NODE_COMPILE_CACHE && join(process.env.NODE_COMPILE_CACHE, 'stripped')
  nodeModule.registerHooks({
    load(url, context, next) {
      if (!url.startsWith(own) || !url.endsWith('.ts')) return next(url, context)
      const { source } = next(url, { ...context, format: 'module' })
      return { format: 'module', shortCircuit: true, source: withoutTypes(url, String(source), kept) }
    },
  })
}

/** To strip them is half the time of a short command. What is kept is of one source, and its first line says that it is whole. */
function withoutTypes(url, source, folder) {
  // As an import it would be loaded where nothing is stripped here, too: in every thread of a checkout.
  const { mkdirSync, readFileSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs')
  if (!folder) return nodeModule.stripTypeScriptTypes(source)
  const file = join(folder, digest(`${process.version} ${url}`))
  try {
    const [mark, ...lines] = readFileSync(file, 'utf8').split('\n')
    const code = lines.join('\n')
    if (mark === digest(source + code)) return code
  } catch {
    // Not kept yet.
  }
  const code = nodeModule.stripTypeScriptTypes(source)
  const stage = `${file}.${process.pid}.${threadId}`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(stage, `${digest(source + code)}\n${code}`)
    renameSync(stage, file)
  } catch {
    // It is stripped anew the next time.
  }
  return code
}

function digest(text) {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex')
}
