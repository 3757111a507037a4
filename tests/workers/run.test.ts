import { expect, test } from 'vitest'
import { runInWorker } from '../../scripts/workers/run.ts'

const doubling = new URL('./doubling.ts', import.meta.url)

test('the work of a module is done in another thread', async () => {
  expect(await runInWorker(doubling, 21)).toBe(42)
})

test('what the work throws comes back', async () => {
  await expect(runInWorker(doubling, 'seven')).rejects.toThrow(new RangeError('seven is no number'))
})

test('a module that is not there, or ends its thread, is an error', async () => {
  await expect(runInWorker(new URL('./absent.ts', import.meta.url), 1)).rejects.toThrow(/absent/)
  await expect(runInWorker(new URL('data:text/javascript,process.exit(3)'), 1)).rejects.toThrow(/ended with 3/)
})

test('a signal ends the work in its middle', async () => {
  const stop = new AbortController()
  const work = runInWorker(doubling, undefined, stop.signal)
  stop.abort(new Error('enough'))
  await expect(work).rejects.toThrow('enough')
  await expect(runInWorker(doubling, 1, stop.signal)).rejects.toThrow('enough')
})
