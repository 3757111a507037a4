import { expect, test } from 'vitest'
import { openGate } from '../../scripts/workers/gate.ts'

/** Tasks that last until they are told; and how many are at work. */
function tasks(capacity: number, weights: number[]) {
  const gate = openGate(capacity)
  const ends: (() => void)[] = []
  const atWork = new Set<number>()
  const done = weights.map((weight, index) =>
    gate(weight, async () => {
      atWork.add(index)
      await new Promise<void>((end) => {
        ends[index] = end
      })
      atWork.delete(index)
      return index
    }),
  )
  return { done, end: (index: number) => ends[index]?.(), atWork }
}

test('as many at once as there is room for, in their order', async () => {
  const { done, end, atWork } = tasks(3, [1, 2, 1, 1])
  await Promise.resolve()
  expect([...atWork]).toEqual([0, 1])
  end(1)
  await done[1]
  expect([...atWork]).toEqual([0, 2, 3])
})

test('what is too heavy for any room goes alone', async () => {
  const { done, end, atWork } = tasks(3, [9, 1])
  await Promise.resolve()
  expect([...atWork]).toEqual([0])
  end(0)
  expect(await done[0]).toBe(0)
  expect([...atWork]).toEqual([1])
})

test('one that fails makes room', async () => {
  const gate = openGate(1)
  await expect(gate(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await gate(1, async () => 'yes')).toBe('yes')
})
