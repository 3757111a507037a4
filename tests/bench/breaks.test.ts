import { expect, test } from 'vitest'
import { compareBreaks, pageEnds } from '../../bench/breaks.ts'

test('page ends count characters, not white space, and pages without text not at all', () => {
  expect(pageEnds(['一 二\n三', '', '四'])).toEqual([3, 4])
})

test('two layouts of one text share the page ends that stand behind the same character', () => {
  expect(compareBreaks(['一二', '三四', '五'], ['一二', '三', '四五'])).toMatchObject({
    ours: 3,
    same: 2,
    sameText: true,
  })
})

test('a layout that lost a character is known by its length', () => {
  expect(compareBreaks(['一二', '三'], ['一二'])).toMatchObject({ same: 1, sameText: false })
})
