import { expect, test } from 'vitest'
import { startApart } from '../../scripts/workers/apart.ts'

const doubling = new URL('./doubling.ts', import.meta.url)

test('a process answers one after the other, goes on after an error, and stops when it is closed', async () => {
  const helper = startApart(doubling)
  const answers = await Promise.allSettled([helper.ask(1), helper.ask('seven'), helper.ask(3)])
  expect(answers).toMatchObject([{ value: 2 }, { reason: { message: 'seven is no number' } }, { value: 6 }])
  const unanswered = helper.ask(undefined)
  helper.close()
  await expect(unanswered).rejects.toThrow(/closed/)
  await expect(helper.ask(1)).rejects.toThrow(/closed/)
})

test('a module that ends its process is an error', async () => {
  const helper = startApart(new URL('data:text/javascript,process.exit(3)'))
  await expect(helper.ask(1)).rejects.toThrow(/ended with 3/)
})
