import { expect, test } from 'vitest'
import { BARCODE_SIZE, barcode, ean13 } from '../../scripts/pages/barcode.ts'

test('EAN-13: the bars of a number that is known', () => {
  expect(ean13('5901234123457')).toBe(
    '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101',
  )
})

test.each(['9787111547426', '9780000000002'])('%s: guards, 95 modules, two bars a digit', (digits) => {
  const modules = ean13(digits)
  expect(modules).toMatch(/^101[01]{42}01010[01]{42}101$/)
  expect(modules.match(/1+/g)).toHaveLength(2 + 12 + 2 + 12 + 2)
})

test('as a drawing: nominal size, a bar a rectangle, the digits as text', () => {
  expect(BARCODE_SIZE.width).toBeCloseTo(37.29, 2)
  const svg = JSON.stringify(barcode('9787111547426'))
  expect(svg.match(/M[\d.]+ 0h/g)).toHaveLength(30)
  for (const digits of ['"9"', '"787111"', '"547426"']) expect(svg).toContain(`"value":${digits}`)
})
