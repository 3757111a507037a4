import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

const program = (module: URL) => `
  import { createRequire } from 'node:module'
  await import('${module.href}')
  const loaded = Object.keys(createRequire('${module.href}').cache)
  console.log(JSON.stringify(loaded.filter((name) => name.includes('canvas'))))`

test.each(['pdf-thread', 'print/copies-thread'])(
  'the thread %s reads PDFs without the native canvas that PDF.js would load',
  async (name) => {
    const module = new URL(`../../scripts/preflight/${name}.ts`, import.meta.url)
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program(module)])
    expect(JSON.parse(stdout)).toEqual(['banxin:no-canvas'])
  },
)
