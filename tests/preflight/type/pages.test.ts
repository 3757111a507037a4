import { describe, expect, test } from 'vitest'
import type { Glyph } from '../../../scripts/preflight/drawn.ts'
import { reportType } from '../../../scripts/preflight/type/edition.ts'
import { typeFindings } from '../../../scripts/preflight/type/findings.ts'
import type { Cell } from '../../../scripts/preflight/type/flows.ts'
import type { Line } from '../../../scripts/preflight/type/lines.ts'
import { checkPage } from '../../../scripts/preflight/type/measure.ts'
import type { ReadPage } from '../../../scripts/preflight/type/page.ts'
import { faults, full, type HandSet, handSet, Is, measured, moved } from './lines.ts'

const MM = 72 / 25.4

/** Glyphs side by side, the last one ending at `right`. */
function row(text: string, right: number, y: number, size = 10): Glyph[] {
  const plain = {
    size,
    height: size,
    width: size,
    towards: 'right' as const,
    slanted: false,
    font: 'f1',
    code: 0,
    mark: -1,
  }
  return [...text].map((one, index) => ({ ...plain, text: one, x: right - (text.length - index) * size, y }))
}

describe('grid', () => {
  const lines: HandSet[] = Array.from({ length: 12 }, () => ({ text: full(), indent: 2 }))
  const page = (side: ReadPage['side'], shift = 0) => {
    const read = handSet(lines, { side })
    return checkPage({ ...read, lines: read.lines.map((line) => moved(line, shift)) })
  }
  const report = (pages: ReturnType<typeof page>[]) => reportType(pages, handSet(lines))

  test('R14: pages back to back', () => {
    expect(report([page('recto'), page('verso')]).R14).toMatchObject({ count: 0, figures: { register: 0 } })
    const apart = report([page('recto'), page('verso', 4)])
    expect(apart.R14?.figures).toMatchObject({ register: 4 })
    expect(apart.R14?.places).toMatchObject([{ text: '正背面差 4.0 pt' }])
  })

  test('R14: a character beside its line', () => {
    const set = handSet([{ text: '永字八法', indent: 2 }, { text: '永字' }])
    const [line, ...rest] = set.lines as [Line, ...Line[]]
    const chars = line.chars.map((char, index) => (index === 2 ? { ...char, across: char.across + 5 } : char))
    const beside = report([page('recto'), checkPage({ ...set, lines: [{ ...line, chars }, ...rest] })])
    expect(beside.R14).toMatchObject({ count: 1, places: [{ text: expect.stringContaining('5.0 pt') }] })
  })

  test('R14, R15: lines behind a heading of no whole lines; a few stop nothing, many do', () => {
    const pushed = handSet([
      { text: '永字', indent: 2 },
      { text: '标题', kind: 'heading', level: 2 },
      { text: '永字', indent: 2 },
      { text: '永字', indent: 2 },
    ])
    const lowered = pushed.lines.map((line, index) => moved(line, index > 1 ? 5 : 0))
    const some = report([...Array.from({ length: 12 }, () => page('recto')), checkPage({ ...pushed, lines: lowered })])
    expect(some).toMatchObject({ R14: { count: 2 }, R15: { count: 1 } })
    expect(typeFindings(some, 'booklet').map(({ rule, severity }) => [rule, severity])).toEqual([
      ['preflight/off-grid', 'warning'],
      ['preflight/heading-lines', 'warning'],
    ])
    const many = report([page('recto'), checkPage({ ...pushed, lines: lowered })])
    expect(typeFindings(many, 'booklet')[0]).toMatchObject({ rule: 'preflight/off-grid', severity: 'error' })
  })

  test('one line that is not flush stops an edition, be it of many', () => {
    const places = [{ page: 1, line: 1, source: '', text: '' }]
    expect(typeFindings({ R12: { count: 1, checked: 4000, places } }, 'handout')[0]?.severity).toBe('error')
  })
})

describe('R36: cells', () => {
  /** Rows of cells, each of so many lines, the first `down` pt too low; one below the other, as the check sees no columns. */
  const table = (rows: number[][], { down = 0, rest = {} }: { down?: number; rest?: Partial<Cell> } = {}) => {
    const text: HandSet[] = Array.from({ length: 4 }, () => ({ text: full(), indent: 2 }))
    const cells = rows.flatMap((row, index) =>
      row.map((lines) => ({ lines, cell: { row: index + 1, rows: 1, high: false, ...rest } })),
    )
    const inside = cells.flatMap(({ lines, cell }) =>
      Array.from({ length: lines }, (_, line): HandSet => ({ text: '永字', kind: 'cell', cell, first: line === 0 })),
    )
    const page = handSet([...text, ...inside])
    const lines = page.lines.map((line) => moved(line, line.flow.cell?.row === 1 ? down : 0))
    return reportType([checkPage({ ...page, lines })], page).R36
  }

  test('what fills its row is on the grid', () => {
    expect(table([[1], [2]])).toMatchObject({ count: 0, checked: 3 })
    expect(table([[1], [2]], { down: 3 })).toMatchObject({ count: 1, checked: 3 })
  })

  test('the middle of a row may be half a line off, and so may a cell of several rows or with a picture', () => {
    expect(table([[1, 2]])).toMatchObject({ count: 0, checked: 2 })
    expect(table([[1]], { down: 9, rest: { rows: 2 } })).toBeUndefined()
    expect(table([[1]], { down: 9, rest: { high: true } })).toBeUndefined()
  })
})

describe('R18: notes and cells that a page end cuts', () => {
  const cell: Cell = { row: 1, rows: 1, high: false }
  const part = (count: number, more: Omit<HandSet, 'text'>): HandSet[] =>
    Array.from({ length: count }, (_, index) => ({
      text: `永字${index}`,
      source: 'a.md:9:1',
      ...more,
      first: index === 0,
      ...(index === 0 && more.is ? {} : { is: undefined }),
    }))
  const lonely = (before: HandSet[], after: HandSet[]) => {
    const pages = [before, after].map((lines) => checkPage(handSet(lines)))
    return reportType(pages, handSet(before)).R18?.count
  }
  const note = (count: number, more: Omit<HandSet, 'text'> = {}) => part(count, { kind: 'note', ...more })
  const begun = (count: number) => note(count, { is: (_, index) => (index === 0 ? Is.call | Is.first : 0) })
  const rest = (count: number) => note(count, { continued: true })

  test('a note may begin with one line, and leave one behind where it has three', () => {
    expect(lonely(begun(3), rest(2))).toBe(0)
    expect(lonely(begun(1), rest(2))).toBe(0)
    expect(lonely(begun(2), rest(1))).toBe(0)
    expect(lonely(begun(3), rest(1))).toBe(1)
  })

  test('a second paragraph of a note may not', () => {
    expect(
      lonely([...begun(2), ...note(1, { source: 'a.md:10:1' })], note(2, { continued: true, source: 'a.md:10:1' })),
    ).toBe(1)
  })

  test('nor may a cell', () => {
    const cells = (count: number, more = {}) => part(count, { kind: 'cell', cell, ...more })
    expect(lonely(cells(3), cells(2, { continued: true }))).toBe(0)
    expect(lonely(cells(2), cells(1, { continued: true }))).toBe(1)
    expect(lonely(cells(1), cells(2, { continued: true }))).toBe(1)
    // What is said once more of a spanning cell.
    expect(lonely(cells(1), cells(1, { continued: true }))).toBeUndefined()
  })
})

describe('margins', () => {
  const text = { text: '永字' }

  test('R34: the folio stands outside, on a page that has one', () => {
    const outside = { head: '', folioLine: '12', margin: row('12', 250, 470) }
    expect(faults(measured([text], outside), 'R34')).toEqual([])
    expect(faults(measured([text], { ...outside, side: 'verso' }), 'R34')).toHaveLength(1)
    expect(faults(measured([text], { ...outside, part: 'blank' }), 'R34')).toEqual(['12'])
    expect(faults(measured([text], { ...outside, margin: [] }), 'R34')).toHaveLength(1)
  })

  test('R34: no running head where a chapter opens', () => {
    const opening = [{ text: '章题', kind: 'heading' as const, level: 1 }]
    expect(faults(measured(opening), 'R34')).toEqual([])
    expect(faults(measured(opening, { head: '书名', margin: row('书名', 250, 30) }), 'R34')).toContain('书名')
  })

  test('R35: folios of the contents are flush', () => {
    const line = (rest: string) => [
      { text: `永${' '.repeat(36)}${rest}`, kind: 'contents' as const, is: () => Is.apart },
    ]
    expect(faults(measured(line('九')), 'R35')).toEqual([])
    expect(faults(measured(line('|九')), 'R35')).toHaveLength(1)
  })
})

test('R24: digits in one square of a vertical line', () => {
  const page = handSet([
    { text: '永12永', is: (one) => (/[0-9]/.test(one) ? Is.together | (one === '1' ? Is.first : 0) : 0) },
  ])
  const upright = (spread: number): ReadPage => ({
    ...page,
    writing: 'vertical',
    lines: page.lines.map((line) => ({
      ...line,
      towards: 'down',
      chars: line.chars.map((char, index) => ({
        ...char,
        glyph: { ...char.glyph, x: 100 + index * spread, y: 80, width: 5 },
      })),
    })),
  })
  expect(faults(checkPage(upright(5)), 'R24')).toEqual([])
  expect(faults(checkPage(upright(9)), 'R24')).toHaveLength(1)
  const lying = handSet([{ text: '永12永', glyph: { towards: 'down' } }])
  const down = lying.lines.map((line) => ({ ...line, towards: 'down' as const }))
  expect(faults(checkPage({ ...lying, writing: 'vertical', lines: down }), 'R24')).toHaveLength(1)
})

test('R24: longer numbers lie, or stand digit by digit', () => {
  const lying = handSet([{ text: '永1234永', glyph: { towards: 'down' } }])
  const lines = lying.lines.map((line) => ({ ...line, towards: 'down' as const }))
  const check = (digits: 'sideways' | 'upright') =>
    faults(checkPage({ ...lying, writing: 'vertical', lines, promises: { ...lying.promises, digits } }), 'R24')
  expect(check('sideways')).toBeUndefined()
  expect(check('upright')).toHaveLength(1)
})

test('R13: a line that is left short would have been drawn out by more than a quarter of a square', () => {
  const short = (squares: number) =>
    measured([
      { text: '永'.repeat(squares), last: false, is: (_, index) => (index === squares - 1 ? Is.short : 0) },
      { text: full(), first: false, last: false },
      { text: '永永', first: false },
    ])
  expect(faults(short(15), 'R13')).toEqual([])
  expect(faults(short(15), 'R12')).toEqual([])
  expect(faults(short(18), 'R13')).toEqual(['永永永永永永永永 短 2.00'])
})

test('R25: marks of a vertical line in their vertical forms', () => {
  const set = (code: number) => {
    const page = handSet([{ text: '永，永', glyph: { code } }])
    const lines = page.lines.map((line) => ({ ...line, towards: 'down' as const }))
    return checkPage({ ...page, writing: 'vertical', lines, nominal: { Song: { '，': [7] } } })
  }
  expect(faults(set(8), 'R25')).toEqual([])
  expect(faults(set(7), 'R25')).toEqual(['永，永'])
})

describe('GB/T 9704', () => {
  const promises = { ...handSet([]).promises, official: true }
  const area = { left: 28 * MM, top: 35 * MM, right: 184 * MM, bottom: 262 * MM }
  const a4 = { promises, area, trim: { width: 210 * MM, height: 297 * MM }, size: 16, pitch: 29.25 }
  const folio = (below: number, right: number) => row('—9—', right, (262 + below) * MM + 0.38 * 14, 14)

  test('G04: 7 mm below the type area, one character in', () => {
    const page = (margin: Glyph[]) => measured([{ text: '永字' }], { ...a4, folioLine: '—9—', margin })
    expect(faults(page(folio(7, area.right - 14)), 'G04')).toEqual([])
    expect(faults(page(folio(10, area.right - 14)), 'G04')?.[0]).toMatch(/^10\.0 mm/)
    expect(faults(page(folio(7, area.right)), 'G04')).toHaveLength(1)
  })

  test('G03: body of 16 pt', () => {
    expect(faults(measured([{ text: '永字' }], a4), 'G03')?.[0]).toContain('10 pt')
  })

  test('G01: the type area lies where it has to', () => {
    const set = (left: number) => {
      const read = handSet(
        [
          { text: full(), last: false, first: true },
          { text: full(), last: false, first: false },
        ],
        a4,
      )
      const wide = read.lines.map((line) => ({
        ...line,
        size: 16,
        chars: line.chars.map((char, index) => ({ ...char, size: 16, at: index * 22.1, width: 22.1 })),
      }))
      return checkPage({ ...read, lines: wide, area: { ...area, left: left * MM, right: (left + 156) * MM } })
    }
    expect(faults(set(28), 'G01')?.filter((text) => text.startsWith('订口'))).toEqual([])
    expect(faults(set(31), 'G01')?.[0]).toMatch(/^订口 31\.0 mm/)
  })
})
