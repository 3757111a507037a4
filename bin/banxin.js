#!/usr/bin/env node
// Starts scripts/cli.ts, which is TypeScript that Node runs as it is. Plain JavaScript that every Node from 18 reads,
// since its work is to cope with the Node that happens to be there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The first Node that runs .ts files without a flag. */
const NEEDED = [22, 18]

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cli = new URL('../scripts/cli.ts', import.meta.url)

if (runsTypeScript(process.versions.node)) {
  quietTypeStripping()
  if (isInstalled(root)) stripOwnTypes()
  await import(cli.href)
} else {
  const node = pinnedNode()
  if (node) runWith(node)
  else explain()
}

function runsTypeScript(version) {
  const [major, minor] = version.split('.').map(Number)
  // Of 23 only the last versions do, and nobody keeps them.
  return major > 23 || (major === NEEDED[0] && minor >= NEEDED[1])
}

/** The Node that the npm package `node` brought along, wherever npm has put that package. */
function pinnedNode() {
  try {
    const file = nodeModule.createRequire(import.meta.url).resolve('node/package.json')
    const node = join(dirname(file), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(node) ? node : undefined
  } catch {
    return undefined
  }
}

function runWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal sends these to both; the child decides when to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', explain)
  child.on('exit', (code, signal) => {
    // As a shell says it: 128 and the signal's number.
    process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1)
  })
}

function explain() {
  process.stderr.write(
    `错误 Node ${process.versions.node} 太旧，Banxin 要 ${NEEDED.join('.')} 以上。\n` +
      '  → 在 Banxin 的文件夹里运行 npm ci（不要加 --ignore-scripts），它带来合用的 Node；或从 https://nodejs.org 安装新版。\n',
  )
  process.exitCode = 3
}

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
