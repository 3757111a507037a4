import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { deflated } from '../../scripts/pdf/deflated.ts'

test('packed bytes have a buffer of their own size; Node’s own do not', () => {
  const text = Buffer.from('一段话说了又说。'.repeat(100))
  const packed = deflated(text)
  expect(packed.buffer.byteLength).toBe(packed.length)
  expect(deflateSync(text).buffer.byteLength).toBeGreaterThan(packed.length)
  expect(inflateSync(packed).equals(text)).toBe(true)
})
