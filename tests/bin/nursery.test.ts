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
    }
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  return Number(stdout)
}

test('the nursery is settled at about 8 MB; left alone it grows to 64', async () => {
  // On a busy machine V8 gives some of it back, or has a page more for a moment.
  const settle = new URL('../../bin/nursery.js', import.meta.url)
  expect(await nurseryAfter(`await import('${settle}')`)).toBeLessThanOrEqual(16)
  expect(await nurseryAfter('')).toBeGreaterThan(32)
})

test('it is made larger where a command asks for that, and stays so', async () => {
  const settle = new URL('../../bin/nursery.js', import.meta.url)
  const size = await nurseryAfter(`(await import('${settle}')).growNursery(16)`)
  expect(size).toBeGreaterThanOrEqual(12)
  expect(size).toBeLessThanOrEqual(24)
})
