import { expect, test } from 'vitest'
import type { Page, PagePart } from '../../scripts/pages/page.ts'
import { cutPieces } from '../../scripts/pages/pieces.ts'

const part = (part: PagePart, pages: number, chapter?: number) =>
  Array.from({ length: pages }, () => ({ part, chapter }) as Page)
const sizes = (...parts: Page[][]) => cutPieces(parts.flat()).map((piece) => piece.length)

test('small parts share a piece, and a piece begins with a part', () => {
  expect(
    sizes(part('title', 1), part('contents', 4), part('chapter', 12, 0), part('chapter', 12, 1), part('chapter', 9, 2)),
  ).toEqual([29, 9])
})

test('a long chapter is cut', () => {
  expect(sizes(part('chapter', 150, 0))).toEqual([64, 64, 22])
})

test('a blank page goes with the chapter behind it', () => {
  const pieces = cutPieces([...part('chapter', 25, 0), ...part('blank', 1), ...part('chapter', 3, 1)])
  expect(pieces.map((piece) => piece[0]?.part)).toEqual(['chapter', 'blank'])
})

test('every page is in one piece, in order; no pages make no piece', () => {
  const pages = [part('contents', 3), part('chapter', 70, 0), part('chapter', 1, 1)].flat()
  expect(cutPieces(pages).flat()).toEqual(pages)
  expect(cutPieces([])).toEqual([])
})
