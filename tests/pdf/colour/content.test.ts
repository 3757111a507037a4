import { expect, test } from 'vitest'
import { recolourContent } from '../../../scripts/pdf/colour/content.ts'

test('areas and lines get black ink', () => {
  expect(recolourContent('.4 .4 .4 RG 0 0 0 rg\n1 1 1 rg', 'grey')).toBe('0 0 0 0.6 K 0 0 0 1 k\n0 0 0 0 k')
})

test('colours stay where only what is grey becomes black', () => {
  expect(recolourContent('1 0 0 rg 0 0 0 RG', 'neutral')).toBe('1 0 0 rg 0 0 0 1 K')
})

test('nothing else is touched: texts, forms, other operators', () => {
  const operators = '<00010002> Tj\n1 0 0 1 20 30 cm /rg Do\n0 0 0 rgx\n/P1 scn'
  expect(recolourContent(operators, 'grey')).toBe(operators)
})
