import { expect, test } from 'vitest'
import { copyNumber, readCopyNumbers } from '../../scripts/config/copy-numbers.ts'

test('ranges and single numbers, in their order', () => {
  expect(readCopyNumbers('1-3')).toEqual([1, 2, 3])
  expect(readCopyNumbers('7')).toEqual([7])
  expect(readCopyNumbers('8-9，3、 5 – 6')).toEqual([8, 9, 3, 5, 6])
  expect(readCopyNumbers('999999')).toEqual([999_999])
})

test.each(['', '0', '3-1', 'a', '1-', '1-3,2', '1000000', '1-10001', '-5', '1.5'])('%o is none', (text) => {
  expect(readCopyNumbers(text)).toBeUndefined()
})

test('six figures, as GB/T 9704 has them', () => {
  expect([1, 200, 123_456].map(copyNumber)).toEqual(['000001', '000200', '123456'])
})
