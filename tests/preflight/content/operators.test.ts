import { expect, test } from 'vitest'
import { type Operand, readOperators } from '../../../scripts/preflight/content/operators.ts'

function read(stream: string) {
  const found: [string, Operand[]][] = []
  const shown = (operand: Operand): Operand =>
    operand instanceof Uint8Array ? `(${Buffer.from(operand).toString('latin1')})` : operand
  readOperators(Buffer.from(stream, 'latin1'), (operator, operands) =>
    found.push([operator, operands.map((one) => (Array.isArray(one) ? one.map(shown) : shown(one)))]),
  )
  return found
}

test('numbers, names, strings of both kinds, arrays', () => {
  expect(read('-.5 +3 0.25 4. rg /F1 12 Tf')).toEqual([
    ['rg', [-0.5, 3, 0.25, 4]],
    ['Tf', ['/F1', 12]],
  ])
  expect(read('[<4142 4> -20(a\\(b(c)\\051\\n\\\n)]TJ')).toEqual([['TJ', [['(AB@)', -20, '(a(b(c))\n)']]]])
})

test('comments and inline pictures are passed over', () => {
  expect(read('/P<</MCID 0>>BDC % 1 0 0 rg\nq EMC')).toEqual([
    ['BDC', ['/P', new Map([['MCID', 0]])]],
    ['q', []],
    ['EMC', []],
  ])
  expect(read('BI /W 3/H 2 /BPC 8 ID \x00EIx 1 0 0 rg\nEI Q')).toEqual([
    ['BI', ['/W', 3, '/H', 2, '/BPC', 8]],
    ['Q', []],
  ])
})
