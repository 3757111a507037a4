import { expect, test } from 'vitest'
import { type LinkedPort, linkedPorts } from '../../scripts/preflight/linked-ports.ts'

function heardAt(port: LinkedPort, options?: { signal: AbortSignal }): unknown[] {
  const heard: unknown[] = []
  port.addEventListener('message', ({ data }) => heard.push(data), options)
  return heard
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

test('what is posted at one end is heard at the other, in order, and not at once', async () => {
  const [here, there] = linkedPorts()
  const [atHere, atThere] = [heardAt(here), heardAt(there)]
  here.postMessage('一')
  here.postMessage(undefined)
  there.postMessage(3)
  expect([...atHere, ...atThere]).toEqual([])
  await turn()
  expect(atThere).toEqual(['一', undefined])
  expect(atHere).toEqual([3])
})

test('the sender may go on with its lists and objects; bytes and what is no plain object are handed over', async () => {
  const [here, there] = linkedPorts()
  const heard = heardAt(there)
  const bytes = new Uint8Array([1, 2])
  const names = new Map([['甲', 1]])
  const list = [1, [2, { deep: [3] }], bytes, null]
  const message = { list, names, bare: Object.create(null) }
  here.postMessage(message)
  list.length = 0
  message.bare = undefined
  await turn()
  expect(heard).toEqual([{ list: [1, [2, { deep: [3] }], bytes, null], names, bare: {} }])
  const [{ list: got, names: map }] = heard as [{ list: unknown[]; names: unknown }]
  expect(got[2]).toBe(bytes)
  expect(map).toBe(names)
})

test('who has left hears nothing', async () => {
  const [here, there] = linkedPorts()
  const leaving = new AbortController()
  const heard = heardAt(there, leaving)
  const more: unknown[] = []
  const listener = ({ data }: { data: unknown }) => more.push(data)
  there.addEventListener('message', listener)
  here.postMessage(1)
  await turn()
  leaving.abort()
  there.removeEventListener('message', listener)
  here.postMessage(2)
  await turn()
  expect([heard, more]).toEqual([[1], [1]])
})
