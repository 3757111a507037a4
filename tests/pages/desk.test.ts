import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type BrowserPool, openPool } from '../../scripts/browser/pool.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { openDesk } from '../../scripts/pages/desk.ts'

let pool: BrowserPool

beforeAll(async () => {
  const { value } = await openPool({ cache: await cacheFolder(), tabs: 1 })
  if (!value) throw new Error('no browser')
  pool = value
})

afterAll(() => pool?.close())

test('a tab gives back its memory after much work, and when it is asked to, but no more often', async () => {
  const book = { root: '', language: 'zh-Hans' } as never
  const desk = await openDesk({
    document: { book, chapters: [], assets: [] },
    edition: { name: 'test', format: 'pdf', theme: 'booklet', writing: 'horizontal', notes: 'chapter' },
    fonts: { faces: [], css: '', sources: [] },
    pool,
  })
  const { value: sweep } = await desk.run({
    weight: 100_000,
    work: async ({ tab }) => vi.spyOn(tab, 'sweep'),
  })
  if (!sweep) throw new Error('no tab')
  const rest = () => desk.run({ weight: 100_000, work: async () => 'done' })
  expect((await rest()).value).toBe('done')
  expect(sweep).toHaveBeenCalledTimes(0)
  await rest()
  expect(sweep).toHaveBeenCalledTimes(1)
  await rest()
  expect(sweep).toHaveBeenCalledTimes(1)
  await desk.sweep()
  expect(sweep).toHaveBeenCalledTimes(2)
  await desk.close()
  await desk.sweep()
  expect(sweep).toHaveBeenCalledTimes(2)
})
