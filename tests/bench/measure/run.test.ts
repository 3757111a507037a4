import { expect, test } from 'vitest'
import { measure } from '../../../bench/measure/run.ts'

const onLinux = test.runIf(process.platform === 'linux')

onLinux('the time of a child process counts, though it has ended before', async () => {
  const busy = 'while (process.cpuUsage().user < 400_000);'
  const script = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(busy)}])`
  const { cpu, wall, peak } = await measure(['-e', script])
  expect(wall).toBeGreaterThan(0.3)
  expect(cpu).toBeGreaterThan(0.3)
  expect(peak).toBeGreaterThan(10)
})

test('a process that fails is an error with its last words', async () => {
  await expect(measure(['-e', 'console.error("no"); process.exit(4)'])).rejects.toThrow(/exit code 4\nno/)
  expect((await measure(['-e', 'process.exit(4)'], { codes: [4] })).code).toBe(4)
})
