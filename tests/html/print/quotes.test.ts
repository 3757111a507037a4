import { expect, test } from 'vitest'
import { treat } from './treat.ts'

test('an apostrophe is part of its word', () => {
  expect(treat('说don’t吧')).toBe("说'<latin>don’t</latin>'吧")
})

test('quotes inside Latin text are Latin', () => {
  expect(treat('the “quality first” rule')).toBe('<latin>the “quality first” rule</latin>')
})

test('quotes of a Chinese sentence stay Chinese, whatever they quote', () => {
  expect(treat('他说“Quality first”。')).toBe('他说_“<latin>Quality first</latin>”。')
  expect(treat('用Chromium“安全”模式')).toBe('用Chromium_“安全”_模式')
})
