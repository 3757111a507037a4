import { describe, expect, test } from 'vitest'
import type { Side } from '../../../scripts/pdf/impose/plan.ts'
import { planSaddle, type SaddleRequest } from '../../../scripts/pdf/impose/saddle.ts'

const PAGE = { width: 148, height: 210 }
const SHEET = { width: 297, height: 210 }

function plan(changes: Partial<SaddleRequest> = {}) {
  return planSaddle({ count: 8, page: PAGE, sheet: SHEET, binding: 'left', caliper: 0, ...changes })
}

/** Page numbers from 1 on the left and right half of a side; 0: blank. */
function halves({ placed }: Side): [left: number, right: number] {
  const at = (left: boolean) => placed.find(({ clip }) => clip.x < SHEET.width / 2 === left)
  return [(at(true)?.page ?? -1) + 1, (at(false)?.page ?? -1) + 1]
}

/**
 * Folds a section in the mind. The stack lies with its outermost side down; turned on the short edge, what is behind the left half of a
 * side is the right half of its back. Reading a left-bound booklet, one goes along the right halves of the fronts inwards, then along
 * the left halves outwards; a right-bound one is its mirror image.
 */
function read(sides: readonly Side[], binding: 'left' | 'right'): number[] {
  const sheets = Array.from({ length: sides.length / 2 }, (_, index) => ({
    front: halves(sides[index * 2] as Side),
    back: halves(sides[index * 2 + 1] as Side),
  }))
  const [first, last] = binding === 'left' ? [1, 0] : [0, 1]
  const inwards = sheets.flatMap(({ front, back }) => [front[first as 0], back[last as 0]])
  const outwards = sheets.toReversed().flatMap(({ front, back }) => [back[first as 0], front[last as 0]])
  return [...inwards, ...outwards]
}

describe.each(['left', 'right'] as const)('bound on the %s', (binding) => {
  test('folded, the pages come in reading order, blanks last: 1 to 64 pages', () => {
    for (let count = 1; count <= 64; count++) {
      const { sides } = plan({ count, binding })
      const wanted = Array.from({ length: Math.ceil(count / 4) * 4 }, (_, page) => (page < count ? page + 1 : 0))
      expect(read(sides, binding)).toEqual(wanted)
    }
  })

  test('sections follow each other, each folded by itself', () => {
    for (let count = 1; count <= 64; count++) {
      const { sides } = plan({ count, binding, section: 3 })
      const found: number[] = []
      for (let at = 0; at < sides.length; at += 6) found.push(...read(sides.slice(at, at + 6), binding))
      expect(found.filter((page) => page > 0)).toEqual(Array.from({ length: count }, (_, page) => page + 1))
      expect(found.length).toBe(Math.ceil(count / 4) * 4)
    }
  })

  test('a back cover stays outside: blanks go before it', () => {
    expect(read(plan({ count: 6, binding, lastPage: 'cover' }).sides, binding)).toEqual([1, 2, 3, 4, 5, 0, 0, 6])
    expect(read(plan({ count: 8, binding, lastPage: 'cover' }).sides, binding)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('a book with a front cover alone has nothing on the outside of its last leaf', () => {
    expect(read(plan({ count: 7, binding, lastPage: 'blank' }).sides, binding)).toEqual([1, 2, 3, 4, 5, 6, 7, 0])
    expect(read(plan({ count: 8, binding, lastPage: 'blank' }).sides, binding)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0,
    ])
  })

  test('the plan says where that is: beside the front', () => {
    const backs = (sides: readonly Side[]) => sides.flatMap(({ back }, side) => (back ? [[side, back.x]] : []))
    const beside = binding === 'left' ? 0 : 148
    const edge = SHEET.width / 2 - PAGE.width
    expect(backs(plan({ count: 7, binding, lastPage: 'blank' }).sides)).toEqual([[0, edge + beside]])
    expect(backs(plan({ count: 7, binding }).sides)).toEqual([])
    expect(backs(plan({ count: 15, binding, lastPage: 'blank', section: 2 }).sides)).toEqual([[4, edge + beside]])
  })

  test('a page and the one behind it lie back to back', () => {
    const { sides } = plan({ count: 8, binding })
    for (let at = 0; at < sides.length; at += 2) {
      for (const { page, clip } of sides[at]?.placed ?? []) {
        const behind = sides[at + 1]?.placed.find(({ page: other }) => Math.floor(other / 2) === Math.floor(page / 2))
        expect(behind?.clip.x).toBeCloseTo(SHEET.width - clip.x - clip.width)
      }
    }
  })
})

test('eight pages, as printers write it', () => {
  expect(plan().sides.map(halves)).toEqual([
    [8, 1],
    [2, 7],
    [6, 3],
    [4, 5],
  ])
  expect(plan({ binding: 'right' }).sides.map(halves)).toEqual([
    [1, 8],
    [7, 2],
    [3, 6],
    [5, 4],
  ])
})

test('pages meet in the fold; inner sheets move in by the thickness of those around them, and stop at the fold', () => {
  const { sides } = plan({ caliper: 0.2 })
  expect(sides[0]?.placed.map(({ x }) => x)).toEqual([0.5, 148.5])
  expect(sides[2]?.placed.map(({ x }) => x)).toEqual([0.7, 148.3])
  expect(sides[2]?.placed.map(({ clip }) => clip.x)).toEqual([0.5, 148.5])
})

test('the thickness counts anew in every section', () => {
  const { sides } = plan({ count: 16, caliper: 0.2, section: 2 })
  expect(sides.map(({ placed }) => placed[0]?.x)).toEqual([0.5, 0.5, 0.7, 0.7, 0.5, 0.5, 0.7, 0.7])
})

test('a smaller page stands in the middle of its half’s height, at the fold', () => {
  const { sides } = plan({ page: { width: 130, height: 184 } })
  expect(sides[0]?.placed[0]).toMatchObject({ x: 18.5, y: 13 })
})

test('fold marks on every side, staples on the outside of the outermost sheet only', () => {
  const { sides } = plan({ foldMarks: true, stapleMarks: true })
  expect(sides.map(({ marks }) => marks.length)).toEqual([4, 2, 2, 2])
  expect(sides[0]?.marks[0]?.from).toEqual([148.5, 5])
  expect(plan().sides[0]?.marks).toEqual([])
})
