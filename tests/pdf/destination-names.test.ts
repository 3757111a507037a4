import { expect, test } from 'vitest'
import { destinationName } from '../../scripts/pdf/join-destinations.ts'

test('a destination is called by its id, in letters that every reader takes alike', () => {
  expect(destinationName('heading-1-1')).toBe('heading-1-1')
  expect(destinationName('节')).toBe('%E8%8A%82')
})

test('no name is longer than 127 bytes, and no two are the same', () => {
  const names = ['名'.repeat(14), '名'.repeat(15), '名'.repeat(16), `${'名'.repeat(15)}字`].map(destinationName)
  for (const name of names) expect(name.length).toBeLessThan(128)
  expect(new Set(names).size).toBe(4)
})
