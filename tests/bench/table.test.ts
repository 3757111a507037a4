import { expect, test } from 'vitest'
import { figure, markdownTable } from '../../bench/table.ts'

test('a table has its text at the left and its figures at the right', () => {
  expect(markdownTable(['who', 's'], [['native', '1.4']])).toBe('| who | s |\n| --- | --: |\n| native | 1.4 |')
})

test('what was not measured is a dash', () => {
  expect([figure(1.239), figure(12.5, 0), figure(undefined), figure(Number.NaN)]).toEqual(['1.24', '13', '—', '—'])
})
