import type { Page } from './page.ts'

/**
 * Cuts a publication into the pieces that are printed one by one: on several tabs at once, and only those that have changed.
 * A piece begins with a part where it can; small parts share one. Where the cuts are depends on the pages alone, so that a
 * warm cache and a cold one give the same file.
 */
export function cutPieces(pages: readonly Page[]): Page[][] {
  const pieces: Page[][] = []
  let piece: Page[] = []
  for (const page of pages) {
    const opens = opensPart(page, piece.at(-1))
    if (piece.length >= MOST || (opens && piece.length >= ENOUGH)) {
      pieces.push(piece)
      piece = []
    }
    piece.push(page)
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces
}

/** A blank page before a chapter goes with the chapter. */
function opensPart(page: Page, before: Page | undefined): boolean {
  if (page.part === 'blank') return true
  return before?.part !== 'blank' && (before?.part !== page.part || before.chapter !== page.chapter)
}

/** Pages from which a piece is worth a print of its own: each costs some 40 ms. */
const ENOUGH = 24

/** Pages of a long chapter that are printed at once: time and memory of a print grow faster than its pages. */
const MOST = 64
