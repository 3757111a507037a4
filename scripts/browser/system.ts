import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import type { Candidate } from './start.ts'

const COMMANDS: [string, string][] = [
  ['google-chrome-stable', 'Chrome'],
  ['google-chrome', 'Chrome'],
  ['chromium', 'Chromium'],
  ['chromium-browser', 'Chromium'],
  ['chromium-headless-shell', 'Chromium'],
  ['microsoft-edge-stable', 'Edge'],
  ['microsoft-edge', 'Edge'],
]

const MAC: [string, string][] = [
  ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'Chrome'],
  ['/Applications/Chromium.app/Contents/MacOS/Chromium', 'Chromium'],
  ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Edge'],
]

const WINDOWS: [string, string][] = [
  ['Google\\Chrome\\Application\\chrome.exe', 'Chrome'],
  ['Chromium\\Application\\chrome.exe', 'Chromium'],
  ['Microsoft\\Edge\\Application\\msedge.exe', 'Edge'],
]

/** Chrome, Chromium and Edge as this machine has them installed, best first. */
export async function systemBrowsers(env: NodeJS.ProcessEnv, platform = process.platform): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const [executable, name] of places(env, platform)) {
    if (await runnable(executable)) found.push({ executable, name: `系统的 ${name}（${executable}）`, pinned: false })
  }
  return found
}

function places(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): [string, string][] {
  if (platform === 'darwin') return MAC
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return WINDOWS.flatMap(([file, name]) => roots.map((root): [string, string] => [path.win32.join(root, file), name]))
  }
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))
  return COMMANDS.flatMap(([file, name]) => folders.map((folder): [string, string] => [path.join(folder, file), name]))
}

async function runnable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
