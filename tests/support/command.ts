import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { folderWith } from './folder.ts'

const checkout = fileURLToPath(new URL('../../bin/banxin.js', import.meta.url))

/**
 * A book in a folder of its own, run through the command line as a user would:
 *
 *     const book = await aBook({ 'book.yaml': …, '01.md': … })
 *     const run = await book.run('check')
 *     run.exits(1).says('找不到图片')
 */
export async function aBook(files: Record<string, string | Uint8Array>) {
  const root = await folderWith(Object.fromEntries(Object.entries(files).map(([name, text]) => [`书/${name}`, text])))
  return {
    root: path.join(root, '书'),
    /** Runs banxin in the folder that holds the book's: `run('build', '书')`. */
    run: (...args: string[]) => banxin(args, { cwd: root }),
    /** Names of the files below dist/, hidden ones too. */
    dist: async () => (await readdir(path.join(root, 'dist')).catch(() => [])).sort(),
    read: (file: string) => readFile(path.join(root, file), 'utf8'),
    path: (file: string) => path.join(root, file),
  }
}

export type Run = {
  code: number | null
  stdout: string
  stderr: string
  /** Expects the exit code. */
  exits(code: number): Run
  /** Expects each piece in stdout or stderr, and no trace of a stack. */
  says(...pieces: string[]): Run
}

/** Runs the command line of this checkout with the Node that runs the tests. */
export function banxin(
  args: string[],
  { cwd, env = {}, launcher = checkout }: { cwd: string; env?: NodeJS.ProcessEnv; launcher?: string },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, ...env }, stdio: 'pipe' })
    const output = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(asRun(code, output.stdout, output.stderr)))
  })
}

function asRun(code: number | null, stdout: string, stderr: string): Run {
  const run: Run = {
    code,
    stdout,
    stderr,
    exits(wanted) {
      expect(code, stdout + stderr).toBe(wanted)
      return run
    },
    says(...pieces) {
      for (const piece of pieces) expect(stdout + stderr).toContain(piece)
      expect(stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
      return run
    },
  }
  return run
}
