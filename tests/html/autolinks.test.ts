import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('a bare address ends where Chinese begins', () => {
  expect(compose('见https://a.cn/x。下文').html).toBe('<p>见<a href="https://a.cn/x">https://a.cn/x</a>。下文</p>')
  expect(compose('访问 www.a.cn即可').html).toBe('<p>访问 <a href="http://www.a.cn">www.a.cn</a>即可</p>')
})

test('in angle brackets an address may hold Han', () => {
  expect(compose('<https://a.cn/路>').html).toContain('>https://a.cn/路</a>')
})
