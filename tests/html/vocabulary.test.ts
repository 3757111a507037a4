import { expect, test } from 'vitest'
import { didYouMean } from '../../scripts/html/vocabulary.ts'

test('the nearest known word, if it is near', () => {
  expect(didYouMean('notcie', ['figure', 'notice'])).toBe('notice')
  expect(didYouMean('elephant', ['figure', 'notice'])).toBeUndefined()
})
