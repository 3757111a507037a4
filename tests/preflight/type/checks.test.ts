import { describe, expect, test } from 'vitest'
import type { Char } from '../../../scripts/preflight/type/lines.ts'
import { box, faults, full, handSet, Is, measured, SIZE } from './lines.ts'

/** A paragraph of two lines: the first full, the second as given. */
const paragraph = (first: string, second: string) => [
  { text: `  ${first}`, last: false },
  { text: second, first: false },
]

const inMarker = () => Is.marker

describe('line edges', () => {
  test('R01: a mark that may not begin a line', () => {
    expect(faults(measured(paragraph(full(), '永字')), 'R01')).toEqual([])
    expect(faults(measured(paragraph(full(), '，永字')), 'R01')).toEqual(['，永字'])
    expect(faults(measured(paragraph(full(), '·永字')), 'R01')).toEqual(['·永字'])
  })

  test('R01: a paragraph begins as its author wants, and so does a line behind a hand-made end', () => {
    expect(faults(measured([{ text: '。永字' }]), 'R01')).toBeUndefined()
    const byHand = [
      { text: '永字', last: false, is: (_: string, index: number) => (index === 1 ? Is.end : 0) },
      { text: '。永', first: false },
    ]
    expect(faults(measured(byHand), 'R01')).toBeUndefined()
  })

  test('R02: a dash that begins a line', () => {
    expect(faults(measured(paragraph(full(), '—永字')), 'R02')).toEqual(['—永字'])
  })

  test('R03: a mark that may not end one', () => {
    expect(faults(measured(paragraph(full({ end: '永' }), '永字')), 'R03')).toEqual([])
    expect(faults(measured(paragraph(full({ end: '（' }), '永字')), 'R03')?.[0]).toMatch(/（$/)
  })
})

describe('what stays together', () => {
  test('R04: a dash or ellipsis in two halves, but several may part', () => {
    expect(faults(measured(paragraph(full({ end: '—' }), '—永')), 'R04')?.[0]).toMatch(/—\|—永$/)
    expect(faults(measured(paragraph(full({ end: '……' }), '……永')), 'R04')).toEqual([])
  })

  test('R05: a number and its unit, over a page end too', () => {
    expect(faults(measured(paragraph(full({ end: '20' }), '年永')), 'R05')?.[0]).toMatch(/20\|年永$/)
    expect(faults(measured(paragraph(full({ end: '20' }), '永')), 'R05')).toEqual([])
    expect(faults(measured(paragraph(full({ end: '见表' }), '1永')), 'R05')?.[0]).toMatch(/表\|1永$/)
    expect(faults(measured(paragraph(full({ end: '公式' }), '（1）')), 'R05')).toHaveLength(1)
    expect(faults(measured(paragraph(full({ end: '代表' }), '12人')), 'R05')).toEqual([])
    expect(faults(measured(paragraph(full({ end: 'No.' }), '7永')), 'R05')).toHaveLength(1)
    const marker = [
      { text: '十', last: false, is: inMarker },
      { text: '一、永', first: false, is: inMarker },
    ]
    expect(faults(measured(marker), 'R05')).toEqual([expect.stringMatching(/十\|一、永$/)])
    const last = [{ text: full({ end: '20' }), last: false, continues: true }]
    expect(faults(measured(last, { next: '公里外' }), 'R05')).toHaveLength(1)
  })

  test('R06: the call of a note at a line start', () => {
    const call = (text: string) => (text === '①' ? Is.call | Is.first : 0)
    const [one, two] = paragraph(full(), '①永')
    expect(
      faults(
        measured([
          { ...one, text: full() },
          { ...two, text: '①永', is: call },
        ]),
        'R06',
      ),
    ).toEqual(['①永'])
    expect(
      faults(
        measured([
          { ...one, text: full() },
          { ...two, text: '永①', is: call },
        ]),
        'R06',
      ),
    ).toEqual([])
  })
})

describe('marks', () => {
  test('R07: two marks take 1.5 squares', () => {
    expect(faults(measured([{ text: '永。|”永' }]), 'R07')).toEqual([])
    expect(faults(measured([{ text: '永。”永永' }]), 'R07')).toEqual(['永。”永永 1.00'])
    const loose = { ...handSet([]).promises, squeezed: false }
    expect(faults(measured([{ text: '永。”永永' }], { promises: loose }), 'R07')).toBeUndefined()
  })

  test('R07 and R27: in Japanese ？！；：・ have a square of their own', () => {
    const promises = { ...handSet([]).promises, fixed: true }
    const set = [{ text: '永？」永永！（永。|」永' }, { text: '永・永' }, { text: '永·|永' }]
    expect(faults(measured(set, { promises }), 'R07')).toEqual([])
    expect(faults(measured(set, { promises }), 'R27')).toEqual([])
    expect(faults(measured([{ text: '永。」永' }], { promises }), 'R07')).toHaveLength(1)
    expect(faults(measured([{ text: '永・|永' }], { promises }), 'R27')).toHaveLength(1)
  })

  test('R07: a letter-spaced title has its pairs spaced too, though no two Han of it meet', () => {
    expect(faults(measured([{ text: '永“永”|《永》', stretch: 0.4 }]), 'R07')).toEqual([])
    expect(faults(measured([{ text: '永“永”《永》', stretch: 0.4 }]), 'R07')).toHaveLength(1)
  })

  test('R07: a picture between two marks parts them', () => {
    const is = (text: string) => (text === '，' ? Is.apart : 0)
    expect(faults(measured([{ text: '永：，永', is }]), 'R07')).toBeUndefined()
  })

  test('R07: a line that is drawn out has its pairs drawn out too', () => {
    expect(faults(measured([{ text: '永永永。|”永', stretch: 0.2 }]), 'R07')).toEqual([])
  })

  test('R26: a dash that is drawn out is broken', () => {
    expect(faults(measured([{ text: '永——永' }]), 'R26')).toEqual([])
    expect(faults(measured([{ text: '永——永', stretch: 0.1 }]), 'R26')).toHaveLength(1)
  })

  test('R27: the interpunct has half a square', () => {
    expect(faults(measured([{ text: '永|·|永' }]), 'R27')).toHaveLength(1)
    expect(faults(measured([{ text: '永·|永' }]), 'R27')).toEqual([])
    expect(faults(measured([{ text: '永·永' }]), 'R27')).toHaveLength(1)
  })

  test('R28: quotes of a Latin face, and quotes of another region', () => {
    expect(faults(measured([{ text: '永“永”' }]), 'R28')).toEqual([])
    expect(faults(measured([{ text: '永“永”', glyph: { width: 4.5 } }]), 'R28')).toHaveLength(2)
    const corner = { ...handSet([]).promises, quotes: 'corner' as const }
    expect(faults(measured([{ text: '永“永”' }], { promises: corner }), 'R28')).toHaveLength(2)
  })

  test('R31: ？！ in one square', () => {
    expect(faults(measured([{ text: '永？|！|永' }]), 'R31')).toEqual([])
    expect(faults(measured([{ text: '永？！永' }]), 'R31')).toHaveLength(1)
  })
})

describe('line ends', () => {
  const lines = (text: string, rest = {}) => [
    { text, last: false, ...rest },
    { text: '永字', first: false },
  ]

  test('R12: flush, with a half or a whole mark, and ragged', () => {
    expect(faults(measured(lines(full())), 'R12')).toEqual([])
    expect(faults(measured(lines(`${full()}|，`)), 'R12')).toEqual([])
    expect(faults(measured(lines(full().slice(1))), 'R12')?.[0]).toMatch(/10\.0 pt$/)
  })

  test('R12: a notice has air at both sides, a side note beside it ends at the edge', () => {
    const [narrow, note] = [full().slice(1), { kind: 'side-note' as const }]
    const notices = [...lines(narrow, { kind: 'notice' as const }), ...lines(narrow, { kind: 'notice' as const })]
    expect(faults(measured([...notices, ...lines(full(), note)]), 'R12')).toEqual([])
  })

  test('R12: a long word has nothing to draw out', () => {
    expect(faults(measured(lines('abcdefghijkl')), 'R12')).toBeUndefined()
  })

  test('R08: a whole mark at the line end', () => {
    expect(faults(measured(lines(full({ end: '。' }))), 'R08')).toHaveLength(1)
    expect(faults(measured(lines(`${full({ end: '永' })}|。`)), 'R08')).toEqual([])
    const whole = { ...handSet([]).promises, lineEnds: 'full' as const }
    expect(faults(measured(lines(full({ end: '。' })), { promises: whole }), 'R08')).toBeUndefined()
  })

  test('R09: a whole opening mark at the line start', () => {
    const second = (text: string) => [
      { text: full(), last: false },
      { text, first: false },
    ]
    expect(faults(measured(second('|（永')), 'R09')).toEqual([])
    expect(faults(measured(second('（永')), 'R09')).toHaveLength(1)
  })

  test('R10: a mark that hangs outside', () => {
    expect(faults(measured(lines(`${full()}。`)), 'R10')).toHaveLength(1)
  })

  test('R12: a formula at the line end is wider than its signs', () => {
    const line = (is: number) => [
      { text: '永'.repeat(18), last: false, indent: 1.92, is: (_: string, index: number) => (index === 17 ? is : 0) },
      { text: full(), first: false },
    ]
    expect(faults(measured(line(0)), 'R12')).toHaveLength(1)
    expect(faults(measured(line(Is.formula | Is.first)), 'R12')).toEqual([])
  })

  test('R13: how far a line is drawn out', () => {
    const measure = measured(lines('永'.repeat(15), { stretch: 5 / 14 }))
    expect(faults(measure, 'R13')).toHaveLength(1)
    expect(measure.samples.justified?.[0]).toBeCloseTo(1.357, 2)
  })
})

test('R11: more than a quarter of a square between Han and Latin', () => {
  expect(faults(measured([{ text: '永永A永' }]), 'R11')).toEqual([])
  expect(faults(measured([{ text: '永永 A永' }]), 'R11')).toHaveLength(1)
  // Drawn out, with one place that gives: nothing tells by how much.
  expect(faults(measured([{ text: 'AAAA 永', last: false }]), 'R11')).toBeUndefined()
})

describe('paragraphs', () => {
  test('R16: a heading at the foot of a page, but at the end of its chapter it is alone', () => {
    const foot = [{ text: '永字' }, { text: '标题', kind: 'heading' as const, level: 2 }]
    expect(faults(measured(foot), 'R16')).toEqual(['标题'])
    expect(faults(measured(foot, { more: false }), 'R16')).toEqual([])
    expect(faults(measured(foot.toReversed()), 'R16')).toEqual([])
  })

  test('R16: a heading with nothing below it but tables and pictures that have pages of their own', () => {
    const heading = { text: '标题', kind: 'heading' as const, level: 2 }
    expect(faults(measured([{ text: '永字' }, { ...heading, bare: true }]), 'R16')).toEqual([])
  })

  test('R17: one character on the last line', () => {
    expect(faults(measured(paragraph(full(), '永。')), 'R17')).toEqual(['永。'])
    expect(faults(measured(paragraph(full(), '永字。')), 'R17')).toEqual([])
  })

  test('R18: a line alone at the head or foot of a page', () => {
    expect(faults(measured([{ text: '永字', first: false, continued: true }]), 'R18')).toEqual(['永字'])
    expect(faults(measured([{ text: full(), last: false, continues: true }]), 'R18')).toHaveLength(1)
    const two = [
      { text: full(), first: false, last: false, continued: true },
      { text: '永', first: false },
    ]
    expect(faults(measured(two), 'R18')).toEqual([])
  })

  test('R19: the indent of a paragraph', () => {
    expect(faults(measured([{ text: '永字', indent: 2 }]), 'R19')).toEqual([])
    expect(faults(measured([{ text: '永字' }]), 'R19')).toEqual(['永字 0.00'])
  })
})

describe('beside the line', () => {
  const dotted = [{ text: '永', is: () => Is.dotted | Is.first }]

  test('R20: the dot is below', () => {
    expect(faults(measured(dotted, { shapes: [box(54, 66, 56, 68)] }), 'R20')).toEqual([])
    expect(faults(measured(dotted, { shapes: [box(54, 50, 56, 52)] }), 'R20')).toEqual(['永'])
    expect(faults(measured(dotted), 'R20')).toEqual(['永'])
  })

  test('R21: the line of a name is below', () => {
    const name = [{ text: '永字', is: () => Is.properName }]
    expect(faults(measured(name, { shapes: [box(50, 66, 70, 66.6)] }), 'R21')).toEqual([])
    expect(faults(measured(name, { shapes: [box(50, 51, 70, 51.6)] }), 'R21')).toEqual(['永字'])
  })

  test('R21: dots outside of the line of a name', () => {
    const name = [
      { text: '永字', is: (_: string, index: number) => Is.properName | (index === 0 ? Is.dotted | Is.first : 0) },
    ]
    const rule = box(50, 66, 70, 66)
    expect(faults(measured(name, { shapes: [rule, box(54, 67, 56, 69)] }), 'R21')).toEqual([])
    expect(faults(measured(name, { shapes: [rule, box(54, 65.5, 56, 67.5)] }), 'R21')).toEqual(['永 着重号在线内'])
  })

  test('R21: two names that touch have a line each', () => {
    const names = [{ text: '永字八法', is: (_: string, index: number) => Is.properName | (index % 2 ? 0 : Is.named) }]
    const shapes = (end: number) => [box(50, 66, end, 66), box(70, 66, 90, 66)]
    expect(faults(measured(names, { shapes: shapes(68.8) }), 'R21')).toEqual([])
    expect(faults(measured(names, { shapes: shapes(70) }), 'R21')).toEqual(['永字|八法 0.00'])
  })

  test('R23: readings stand above, over the middle, and apart', () => {
    const page = handSet([{ text: '永字' }])
    const [line] = page.lines
    const reading = (base: number, { width = 7.5, up = 9, size = SIZE / 2 }) => {
      const under = line?.chars[base] as Char
      const at = under.at + (SIZE - width) / 2
      return {
        base: [under],
        reading: [{ ...under, is: Is.reading | Is.first, at, across: under.across - up, size, width }],
      }
    }
    const check = (...rubies: ReturnType<typeof reading>[]) =>
      faults(measured([], { ...page, lines: page.lines.map((one) => ({ ...one, rubies })) }), 'R23')
    expect(check(reading(0, {}), reading(1, {}))).toEqual([])
    expect(check(reading(0, { up: 2 }))).toEqual(['永 永 不在字旁 -0.18'])
    expect(check(reading(0, { size: 7 }))).toEqual(['永 永 字号 0.70'])
    expect(check(reading(0, {}), reading(1, { width: 12 }))).toEqual(['字 字 与前一个相距 0.05'])
  })
})

describe('characters', () => {
  test('R29: slanted Han', () => {
    expect(faults(measured([{ text: '永字' }]), 'R29')).toEqual([])
    expect(faults(measured([{ text: '永字', glyph: { slanted: true } }]), 'R29')).toHaveLength(1)
  })

  test('R30: full-width digits, half-width marks', () => {
    expect(faults(measured([{ text: '永，字' }]), 'R30')).toEqual([])
    expect(faults(measured([{ text: '永,字' }]), 'R30')).toEqual(['永,字'])
    expect(faults(measured([{ text: '永２字' }]), 'R30')).toEqual(['永２字'])
  })
})
