import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const source = '# 题\n\n甲[^a]\n乙 {|x}\n\n:::verse\n丙\n丁\n:::\n\n```\n戊\n己\n```\n\n[^a]: 注\n    文'

test.each(['\r\n', '\r'])('a chapter with %j for line ends composes as with \\n', (end) => {
  const unix = compose({ 'a.md': source })
  const other = compose({ 'a.md': source.replaceAll('\n', end) })
  expect(other.located).toBe(unix.located)
  expect(other.notes).toEqual(unix.notes)
  expect(other.findings).toEqual(unix.findings)
  expect(unix.findings).toEqual(['warning html/ruby-form a.md:4:3'])
})
