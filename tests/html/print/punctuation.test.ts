import { expect, test } from 'vitest'
import type { Punctuation } from '../../../scripts/config/book.ts'
import { BOOKLET, browserForTests, VERTICAL } from '../../support/layouter.ts'
import { composer, textOf } from '../../support/lines.ts'
import { treat } from './treat.ts'

const session = await browserForTests()

const TEXT = '<p>甲，乙。丙：“丁。”戊（己）庚</p>'

/** Where the Han of the text stand, in squares. */
test.each<[Punctuation, number[]]>([
  ['full', [2, 4, 6, 8.5, 11, 13, 15]],
  ['kaiming', [2, 3.5, 5.5, 7.5, 10, 11.5, 13]],
  ['half', [2, 3.5, 5, 7, 9, 10.5, 12]],
  ['plain', [2, 4, 6, 9, 12, 14, 16]],
])('%s', async (punctuation, wanted) => {
  for (const edition of [BOOKLET, VERTICAL]) {
    const set = await composer(session, { ...edition, punctuation }, TEXT)
    const [line = []] = (await set(TEXT, 40))[0] ?? []
    const found = line.filter(({ text }) => /\p{sc=Han}/u.test(text)).map(({ start }) => Math.round(start * 20) / 20)
    // In vertical lines ： stands in the middle of its square and has nothing to give.
    const centred = edition.writing === 'vertical' && (punctuation === 'kaiming' || punctuation === 'half')
    expect(found, edition.writing).toEqual(wanted.map((at, index) => (centred && index > 2 ? at + 0.5 : at)))
  }
})

test('plain text keeps whole squares at line ends, and what may not begin a line does not', async () => {
  const text = '<p>一件一件地办，办成了没有。一件一件地办，办成了没有，一件一件地办。</p>'
  const set = await composer(session, { ...BOOKLET, punctuation: 'plain' }, text)
  const ends = []
  for (let squares = 9; squares < 20; squares += 1) {
    for (const line of ((await set(text, squares))[0] ?? []).slice(0, -1)) {
      expect(textOf(line)).not.toMatch(/^[，。]/)
      const last = line.at(-1)
      if (last && /[，。]/.test(last.text)) ends.push(last.end - last.start)
    }
  }
  expect(ends.length).toBeGreaterThan(1)
  expect(Math.min(...ends)).toBeGreaterThan(0.99)
})

const quoted = (html: string, quotes: 'corner' | 'curly', writing: 'horizontal' | 'vertical' = 'horizontal') =>
  treat(html, { ...BOOKLET, writing, quotes })

test('quotes are printed in the form that is asked for', () => {
  expect(quoted('他说：“读‘书’。”', 'corner')).toBe(
    '他说：_<quote>「</quote>读_<quote>『</quote>书<quote>』</quote>。<quote>」</quote>',
  )
  expect(quoted('他说：「读『书』。」', 'curly')).toBe(
    '他说：_<quote>“</quote>读_<quote>‘</quote>书<quote>’</quote>。<quote>”</quote>',
  )
  expect(quoted('don’t say “no” twice', 'corner')).not.toContain('quote>')
  expect(treat('他说“是”。')).not.toContain('quote>')
})
