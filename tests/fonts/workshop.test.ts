import { describe, expect, test, vi } from 'vitest'
import { BUILT_IN } from '../../scripts/fonts/files.ts'
import { inspectFont } from '../../scripts/fonts/inspect.ts'
import { subset } from '../../scripts/fonts/subset.ts'
import { openWorkshop } from '../../scripts/fonts/workshop.ts'
import { startApart } from '../../scripts/workers/apart.ts'
import type { Helper } from '../../scripts/workers/queue.ts'
import { folderWith } from '../support/folder.ts'

vi.mock('../../scripts/workers/apart.ts', { spy: true })

test('its process finds and cuts the same as is found and cut without one, a packed font too', async () => {
  const workshop = openWorkshop(await folderWith())
  for (const font of [BUILT_IN.song400, BUILT_IN.kai400]) {
    const cache = await folderWith()
    expect(await workshop.inspect(font)).toEqual(await inspectFont({ ...font, cache }))
    const cut = await workshop.cut({ ...font, characters: '版心' })
    expect(Buffer.from(cut).equals(await subset({ ...font, characters: '版心', cache }))).toBe(true)
  }
  workshop.close()
})

test('after a rest it goes on, and once it is closed it does nothing more', async () => {
  const workshop = openWorkshop(await folderWith())
  await workshop.cut({ ...BUILT_IN.song400, characters: '版' })
  workshop.rest()
  const cut = workshop.cut({ ...BUILT_IN.song400, characters: '心' })
  workshop.rest()
  expect((await cut).length, 'what is being done is done first').toBeGreaterThan(1000)
  const begun = workshop.inspect(BUILT_IN.kai700)
  workshop.close()
  await expect(begun).rejects.toThrow(/closed/)
  await expect(workshop.inspect(BUILT_IN.hei400)).rejects.toThrow(/closed/)
})

test('a file that is no font is told as such', async () => {
  const file = `${await folderWith({ 'x.woff2': 'wOF2 and nothing more' })}/x.woff2`
  const workshop = openWorkshop(await folderWith())
  await expect(workshop.inspect({ file, identity: 'x' })).rejects.toThrow()
  workshop.close()
})

describe('its process', () => {
  const started = vi.mocked(startApart)

  test('is made ready where no font is known, and is the one that works then', async () => {
    started.mockClear()
    const cache = await folderWith()
    const first = openWorkshop(cache)
    first.ready()
    first.ready()
    expect(started).toHaveBeenCalledTimes(1)
    await first.inspect(BUILT_IN.mono400)
    expect(started).toHaveBeenCalledTimes(1)
    first.close()
    first.ready()
    const second = openWorkshop(cache)
    second.ready()
    await second.inspect(BUILT_IN.mono400)
    expect(started, 'what is known needs none').toHaveBeenCalledTimes(1)
    second.close()
  })

  test('is told with every task whether it is to be sparing', async () => {
    const told: unknown[] = []
    const helper: Helper = {
      ask: <Result>(task: unknown) => {
        told.push((task as { sparing: boolean }).sparing)
        return Promise.resolve(new Uint8Array() as Result)
      },
      close: () => {},
    }
    started.mockReturnValueOnce(helper)
    const workshop = openWorkshop(await folderWith())
    await workshop.begin({ names: ['mono400'] })
    await workshop.begin({ names: ['mono700'], sparing: true })
    await workshop.cut({ ...BUILT_IN.mono400, characters: 'a' })
    expect(told).toEqual([false, true, true, true])
    workshop.close()
  })
})
