import { expect, test } from 'vitest'
import { readPlaces } from '../../scripts/browser/addresses.ts'

const names = (words: string) => readPlaces(words).value?.map((place) => (place === 'local' ? place : place.name))

test('nothing said means the browser of this machine', () => {
  expect(names('')).toEqual(['local'])
  expect(names(' ')).toEqual(['local'])
})

test('places stand in their order, told apart where they share a host, without what opens them', () => {
  expect(
    names(
      'local ws://10.0.0.5:9222/devtools/browser/0a1b, http://10.0.0.6:9222\nwss://u:p@shop.cn/x?token=t wss://shop.cn/y',
    ),
  ).toEqual([
    'local',
    'ws://10.0.0.5:9222',
    'http://10.0.0.6:9222',
    'wss://shop.cn（第 4 个）',
    'wss://shop.cn（第 5 个）',
  ])
})

test.each(['10.0.0.5:9222', 'file:///etc/passwd', 'chrome', 'ws://'])('%s is no address', (word) => {
  const { value, diagnostics } = readPlaces(`local ${word}`)
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([{ rule: 'browser/address', domain: 'configuration' }])
  expect(diagnostics[0]?.message).toContain('第 2 个')
})
