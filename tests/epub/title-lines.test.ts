import { expect, test } from 'vitest'
import { breakTitle } from '../../scripts/epub/title-lines.ts'

const lines = (title: string) =>
  breakTitle(title, (text) => [...text].length, { width: 1120, largest: 210, mostLines: 5 }).lines

test('a short title stays on one line', () => {
  expect(lines('版心')).toEqual(['版心'])
})

test('a longer one breaks between words, no line beginning with 的', () => {
  expect(lines('树立正确的政绩观')).toEqual(['树立正确的', '政绩观'])
})

test.each(['《论语》导读：学而时习之，不亦说乎（上）', '你好，世界！——一本关于“版心”的书'])(
  'no line of %s begins or ends with the wrong mark',
  (title) => {
    const made = lines(title)
    expect(made.join('')).toBe(title)
    expect(made.length).toBeGreaterThan(1)
    for (const line of made) {
      expect(line).not.toMatch(/^[，。：！？、》”）—]/)
      expect(line).not.toMatch(/[《“（]$/)
    }
  },
)

test('a title of one long word is made smaller, not cut', () => {
  const {
    lines: [only],
    size,
  } = breakTitle('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (text) => text.length, { width: 260, largest: 50, mostLines: 3 })
  expect(only).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  expect(size).toBe(10)
})
