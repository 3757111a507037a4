import { describe, expect, it } from 'vitest'
import { isTitle, markersInside, readMarker } from '../../scripts/import/markers.ts'

describe('readMarker', () => {
  it.each([
    ['【篇1】树立政绩观', '篇一', '：', 4],
    ['[第12篇]: 树立政绩观', '第十二篇', ' ', 8],
    ['［范文三］', '范文三', '：', 5],
    ['第二章　总则', '第二章', ' ', 4],
    ['篇二：树立政绩观', '篇二', '：', 3],
    ['【篇1】观念决定作为，要做好。', '篇一', '：', 4],
  ])('reads %s', (text, label, joint, end) => expect(readMarker(text)).toEqual({ label, joint, end }))

  it.each(['第一篇文章讲政绩。', '【1】注', '第一章讲的是为谁，第二章讲的是怎样做。', '【通知】开会', '篇幅一长就散'])(
    'takes %s for text',
    (text) => expect(readMarker(text)).toBeUndefined(),
  )
})

it('finds markers behind a sentence, not inside one', () => {
  expect(markersInside('欢迎品鉴！ 【篇1】题目')).toEqual([6])
  expect(markersInside('详见【篇2】所说')).toEqual([])
  expect(markersInside('【篇2】题目')).toEqual([])
})

it('knows a title from a sentence', () => {
  expect(isTitle('坚定信念，砥砺前行')).toBe(true)
  expect(isTitle('同志们：')).toBe(false)
  expect(isTitle('讲三点意见。')).toBe(false)
  expect(isTitle('字'.repeat(41))).toBe(false)
  expect(isTitle('　——　')).toBe(false)
})
