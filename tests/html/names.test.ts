import { expect, test } from 'vitest'
import { nameForm } from '../../scripts/html/names.ts'

test('names are letters or Han, then also digits, - and _', () => {
  expect(['fig-a', '小结', '_x', 'A_1'].every((name) => nameForm.test(name))).toBe(true)
  expect(['1a', 'a b', 'a.b', 'a:b', '', '-a', 'a"b'].some((name) => nameForm.test(name))).toBe(false)
})
