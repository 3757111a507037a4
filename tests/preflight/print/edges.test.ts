import { expect, test } from 'vitest'
import type { Glyph, Shape } from '../../../scripts/preflight/drawn.ts'
import { edgeFindings, pagesToRead } from '../../../scripts/preflight/print/edges.ts'
import { readEdges } from '../../../scripts/preflight/print/page-edges.ts'

/** A page of 100 × 200 pt with 10 pt of bleed on paper that is 30 pt larger on every side; text stays 10 pt inside. */
const CUT = { trim: 30, bleed: 20, text: 40 }
const PAPER = { width: 160, height: 260 }
const look = (pictures: Shape[], glyphs: Glyph[] = [], shapes: Shape[] = []) =>
  readEdges({ glyphs, shapes, pictures }, PAPER, CUT)
const box = (left: number, top: number, right: number, bottom: number): Shape => ({ left, top, right, bottom })
const glyph = (x: number, y: number, towards: Glyph['towards'] = 'right') =>
  ({ text: '字', x, y, size: 10, height: 10, width: 10, towards }) as Glyph

test.each([
  ['through the bleed on all sides', box(20, 20, 140, 240), ['left', 'top', 'right', 'bottom'], []],
  ['further than the bleed', box(0, 0, 160, 260), ['left', 'top', 'right', 'bottom'], []],
  ['to the trim size and no further', box(30, 30, 130, 230), [], ['left', 'top', 'right', 'bottom']],
  ['half through the bleed, on one side', box(24, 60, 100, 100), [], ['left']],
  ['nearly to the edge', box(60, 60, 129, 100), [], ['right']],
  ['well inside', box(50, 50, 100, 100), [], []],
  ['outside, as marks are', box(2, 30, 18, 31), [], []],
  ['nothing of it is seen', box(30, 30, 20, 230), [], []],
])('a picture that reaches %s', (_, picture, bleeds, short) => {
  expect(look([picture])).toEqual({ bleeds, short, near: '' })
})

test('a detail of a drawing may end anywhere on a ground that goes on; beside it, it may not', () => {
  const detail = box(28, 100, 60, 120)
  expect(look([box(20, 20, 140, 240)], [], [detail]).short).toEqual([])
  expect(look([box(20, 150, 140, 240)], [], [detail]).short).toEqual(['left'])
})

test('text near the cut: on every side, in every direction; what stands outside is the slug', () => {
  expect(look([], [glyph(38, 100)]).near).toBe('字')
  expect(look([], [glyph(112, 100)]).near).toBe('字')
  expect(look([], [glyph(60, 46)]).near).toBe('字')
  expect(look([], [glyph(60, 222)]).near).toBe('字')
  expect(look([], [glyph(60, 212, 'down')]).near).toBe('字')
  expect(look([], [glyph(60, 100), glyph(60, 255)]).near).toBe('')
})

test('warnings name the page, the sides and the place in the manuscript; without bleed nothing has to reach it', () => {
  const edges = [{ bleeds: [], short: ['left', 'top'] as const, near: '' }].map((one) => ({
    ...one,
    short: [...one.short],
  }))
  const pages = [{ source: 'a.md:5:1', label: 'iv' }]
  const [found] = edgeFindings(edges, { bleed: 3, pages })
  expect(found).toMatchObject({ severity: 'warning', rule: 'preflight/bleed-short', place: { file: 'a.md', line: 5 } })
  expect(found?.message).toContain('第 iv 页有图或底色印到纸边（左、上）')
  expect(edgeFindings(edges, { bleed: 0, pages })).toEqual([])
})

test('of a long book those that are meant to reach the edge are read, and some of the others', () => {
  const pages = Array.from({ length: 1000 }, (_, index) => ({ source: '', label: '', reaches: index === 777 }))
  const read = pagesToRead(pages)
  expect(read.length).toBeLessThanOrEqual(101)
  for (const index of [0, 777, 999]) expect(read).toContain(index)
  expect(pagesToRead(pages.slice(0, 200))).toHaveLength(200)
})
