import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'

const module = new URL('../../scripts/workers/code-cache.ts', import.meta.url).href

const program = (write: boolean) => `
  import { enableCompileCache } from 'node:module'
  enableCompileCache(process.argv[1])
  const { writeCodeCache } = await import('${module}')
  if (${write}) writeCodeCache()
  console.log('done')
  setTimeout(() => {}, 60_000)`

test.each([true, false])('what was compiled is on the disk before the process ends: %s', async (write) => {
  const folder = await folderWith()
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program(write), folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const [inside = ''] = await readdir(folder)
  expect((await readdir(path.join(folder, inside))).length > 0).toBe(write)
})
