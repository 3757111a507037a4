import { expect, test } from 'vitest'
import { startApart } from '../../scripts/workers/apart.ts'
import { startWorker } from '../../scripts/workers/run.ts'

const doubling = new URL('./doubling.ts', import.meta.url)

test.each([
  ['thread', startWorker],
  ['process', startApart],
] as const)(
  'a %s answers one after the other, goes on after an error, and stops when it is closed',
  async (_name, start) => {
    const helper = start(doubling)
    const answers = await Promise.allSettled([helper.ask(1), helper.ask('seven'), helper.ask(3)])
    expect(answers).toMatchObject([{ value: 2 }, { reason: { message: 'seven is no number' } }, { value: 6 }])
    const unanswered = helper.ask(undefined)
    helper.close()
    await expect(unanswered).rejects.toThrow(/closed/)
    await expect(helper.ask(1)).rejects.toThrow(/closed/)
  },
)
