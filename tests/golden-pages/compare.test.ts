import { expect, test } from 'vitest'
import { compareRecords } from './compare.ts'

const LINES = [
  'l1h   105.0  103.0  378.0   14.0   14.0  01.md:3:1     政绩观，先要摆正四对关系“‹7.0›名声',
  'l2h   105.0  128.0  378.0   14.0   14.0  01.md:3:1     与实绩，‹10.5›两样都要看2026‹31.2›年',
  'l3h   105.0  153.0  294.0   14.0   14.0  01.md:3:1     树立政绩观，贵在恒心。',
]
const page = (lines: readonly string[], title = 'p1 chapter recto, folio 1') => `== ${title}\n${lines.join('\n')}\n`
const EXPECTED = page(LINES)

/** The notes on a page whose lines were changed. */
const notes = (change: (line: string, index: number) => string, title?: string) =>
  compareRecords(EXPECTED, page(LINES.map(change), title)).slice(1)

test('nothing to say of the same pages, nor of what rounding makes of them', () => {
  expect(compareRecords(EXPECTED, EXPECTED)).toEqual([])
  expect(notes((line) => line.replace('105.0', '105.1').replace('‹10.5›', '‹10.6›'))).toEqual([])
})

test('a distance: which character, from what to what', () => {
  expect(notes((line) => line.replace('‹10.5›', ''))).toEqual(['p1 l2 “与实绩，两样都要看2026年”: “，” 10.5 → 14.0'])
  expect(notes((line) => line.replace('‹31.2›', '‹33.0›'))).toEqual([
    'p1 l2 “与实绩，两样都要看2026年”: “2026” 31.2 → 33.0',
  ])
})

test('lines that move alike are told once', () => {
  const down = (line: string) => line.replace(/(\d+)\.0 {2}(378|294)/, (_, y, rest) => `${Number(y) + 25}.0  ${rest}`)
  expect(notes(down)).toEqual(['p1 l1–l3: baseline +25.0'])
  expect(notes((line, index) => (index === 1 ? down(line) : line))).toEqual([
    'p1 l2 “与实绩，两样都要看2026年”: baseline 128.0 → 153.0',
  ])
})

test('a line that breaks elsewhere, one that is gone', () => {
  expect(notes((line, index) => line.replace(/名声$/, '').replace(/ {5}与/, index === 1 ? '     名声与' : ''))).toEqual(
    ['p1 l1 to p1 l2 “政绩观，先要摆正四对关系“名声” set anew: “政绩观，先要摆正四对关系“”'],
  )
  expect(compareRecords(EXPECTED, page(LINES.slice(0, 2)))).toEqual([
    '1 of 3 lines differ, on page 1',
    'p1 l3 gone: “树立政绩观，贵在恒心。”',
  ])
})

test('pages: another folio, a line that is now on the next one', () => {
  expect(notes((line) => line, 'p1 chapter recto, folio 2')).toEqual([
    'p1 chapter recto, folio 1 → p1 chapter recto, folio 2',
  ])
  const two = `${page(LINES.slice(0, 2))}\n${page(LINES.slice(2), 'p2 chapter verso')}`
  expect(compareRecords(EXPECTED, two)).toEqual([
    '1 of 3 lines differ, on pages 1, 2',
    'new: p2 chapter verso',
    'p1 l3 “树立政绩观，贵在恒心。”: now on p2',
  ])
})

test('what changes everywhere is counted, not listed', () => {
  const many = Array.from({ length: 40 }, (_, index) => (LINES[index % 3] as string).replace('l', `l${index}`))
  const other = many.map((line, index) => line.replace('105.0', `1${index % 9}5.0`))
  const told = compareRecords(page(many), page(other))
  expect(told).toHaveLength(10)
  expect(told.at(-1)).toMatch(/^… and \d+ more changes$/)
})
