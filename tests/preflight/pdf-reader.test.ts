import { availableParallelism } from 'node:os'
import { expect, test, vi } from 'vitest'
import { startPdfReader } from '../../scripts/preflight/pdf-reader.ts'
import * as workers from '../../scripts/workers/run.ts'

vi.mock('../../scripts/workers/run.ts')

/** Which threads are started, and which of them are closed. */
function threads() {
  const started: string[] = []
  const closed: string[] = []
  vi.mocked(workers.startWorker).mockImplementation((module) => {
    const name = module.pathname.split('/').at(-1) ?? ''
    started.push(name)
    return { ask: () => Promise.reject(new Error('nobody asks')), close: () => void closed.push(name) } as never
  })
  return { started, closed }
}

const [ALL, OWN] = ['pdf-thread.ts', 'content-thread.ts']

test.each([
  [12, [ALL], [ALL]],
  [33, [ALL], [ALL, OWN]],
  [600, [], [ALL, ...Array<string>(Math.min(2, availableParallelism())).fill(OWN)]],
])('threads for %i pages: at once, and when it is printed; all are closed', (pages, atOnce, then) => {
  const { started, closed } = threads()
  const reader = startPdfReader(pages)
  expect(started).toEqual(atOnce)
  reader.prepare(pages)
  reader.prepare(pages)
  expect(started).toEqual(then)
  reader.close()
  expect(closed.sort()).toEqual(then.toSorted())
})

test('where pages were read before, PDF.js alone gets ready; behind the end nothing is started', () => {
  const { started } = threads()
  const reader = startPdfReader(600)
  reader.prepare(0)
  expect(started).toEqual([ALL])
  reader.close()
  reader.prepare(600)
  expect(started).toEqual([ALL])
})
