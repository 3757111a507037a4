#!/usr/bin/env node
// Starts scripts/cli.ts, which is TypeScript that Node runs as it is. Plain JavaScript that every Node from 18 reads,
// since its work is to cope with the Node that happens to be there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The first Node that runs .ts files without a flag. */
const NEEDED = [22, 18]

const cli = new URL('../scripts/cli.ts', import.meta.url)

if (runsTypeScript(process.versions.node)) {
  await import('./wasm-tiers.js')
  await import('./nursery.js')
  await import('./code-cache.js')
  await import('./own-types.js')
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
