import { expect, test } from 'vitest'
import { pageNamed } from '../../../scripts/preflight/print/page-named.ts'

test.each([
  ['12', '第 12 页'],
  ['xii', '第 xii 页'],
  ['一百〇二', '第 一百〇二 页'],
  ['封面', '封面'],
  ['书封', '书封'],
])('%s: %s', (label, named) => {
  expect(pageNamed(label)).toBe(named)
})
