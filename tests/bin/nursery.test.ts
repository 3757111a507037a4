import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** MB of V8's nursery after a program has kept much of what it made, which lets one that is left alone grow to its largest. */
async function nurseryAfter(first: string): Promise<number> {
  const program = `${first}
    const { getHeapSpaceStatistics } = await import('node:v8')
    let alive = []
    for (let index = 0; index < 3e6; index += 1) {
      alive.push({ index })
      if (alive.length > 4e5) alive = []
      // As a build does between its steps.
      if (index % 2e4 === 0) await new Promise((resolve) => setTimeout(resolve, 0))
    }
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  return Number(stdout)
}

test('the nursery is kept from growing; left alone it grows to 64 MB', async () => {
  const settle = new URL('../../bin/nursery.js', import.meta.url)
  expect(await nurseryAfter(`await import('${settle}')`)).toBeLessThanOrEqual(34)
  expect(await nurseryAfter('')).toBeGreaterThan(48)
})
