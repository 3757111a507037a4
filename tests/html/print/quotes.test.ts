import { expect, test } from 'vitest'
import { treat } from './treat.ts'

test('an apostrophe is part of its word', () => {
  expect(treat('说don’t吧')).toBe('说don<latin>’</latin>t吧')
})

test('quotes inside Latin text are Latin', () => {
  expect(treat('the “quality first” rule')).toBe(
    'the<latin> “</latin>quality<latin> </latin>first<latin>” </latin>rule',
  )
})

test('quotes of a Chinese sentence stay Chinese, whatever they quote', () => {
  expect(treat('他说“Quality first”。')).toBe('他说_“Quality<latin> </latin>first”。')
  expect(treat('用Chromium“安全”模式')).toBe('用Chromium_“安全”_[模式]')
})
