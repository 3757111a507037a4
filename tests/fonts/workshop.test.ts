import { expect, test } from 'vitest'
import { BUILT_IN } from '../../scripts/fonts/files.ts'
import { inspectFont } from '../../scripts/fonts/inspect.ts'
import { subset } from '../../scripts/fonts/subset.ts'
import { openWorkshop } from '../../scripts/fonts/workshop.ts'
import { folderWith } from '../support/folder.ts'

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
