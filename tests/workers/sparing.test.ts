import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const module = new URL('../../scripts/workers/sparing.ts', import.meta.url).href

/** Which compiler V8 has used for a busy function in the end, after `first`: the bits of %GetOptimizationStatus. */
async function compilerAfter(first: string, patience: number): Promise<string> {
  const program = `
    import { compileSparingly } from '${module}'
    ${first}
    function work(turns) { let sum = 0; for (let turn = 0; turn < turns; turn += 1) sum = (sum * 31 + turn) | 0; return sum }
    const status = () => %GetOptimizationStatus(work)
    for (const end = Date.now() + ${patience}; Date.now() < end && (status() & 64) === 0; ) {
      for (let call = 0; call < 10_000; call += 1) work(200)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    console.log((status() & 64) !== 0 ? 'TurboFan' : (status() & 32) !== 0 ? 'Maglev' : 'none')`
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--allow-natives-syntax',
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '--eval',
    program,
  ])
  return stdout.trim() + stderr
}

test('sparing: a busy function is optimised by Maglev and no more', async () => {
  expect(await compilerAfter('compileSparingly(true)', 1500)).toBe('Maglev')
})

test.each(['', 'compileSparingly(true); compileSparingly(false)'])('otherwise by TurboFan: %s', async (first) => {
  expect(await compilerAfter(first, 30_000)).toBe('TurboFan')
})
