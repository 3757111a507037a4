import type { Element } from 'hast'
import type { Document } from '../html/document.ts'
import { blocksOf } from '../html/text.ts'
import type { FoundBlock } from './compare.ts'
import { type PageText, sourcesIn, visit } from './page-text.ts'

/** A block as found, with the page it was found on. */
export type Piece = FoundBlock & { page: PageText }

/**
 * Puts back what a page may move, so that everything must then stand in the order of the manuscript:
 * - cells that go on side by side after a page's end, behind their own beginnings;
 * - figures that float, behind the text that stands before them in the manuscript: only forward, only within their
 *   chapter, never before the page where that text ends, and in their order. Any other stays where it was found.
 */
export function putBack(pieces: readonly Piece[], document: Document): Piece[] {
  return putBackFloats(putBackCells(pieces), document)
}

function putBackCells(pieces: readonly Piece[]): Piece[] {
  if (pieces.every(({ page }) => page.continued.size === 0)) return [...pieces]
  const ordered: Piece[] = []
  let row = -1
  for (const piece of pieces) {
    const cell = piece.page.cells.get(piece.source)
    if (cell === undefined || !piece.page.continued.has(cell)) {
      ordered.push(piece)
      row = -1
      continue
    }
    const begun = ordered.findLastIndex((other) => other.page.cells.get(other.source) === cell)
    row = begun >= 0 ? begun : row >= 0 ? row : ordered.length - 1
    row += 1
    ordered.splice(row, 0, piece)
  }
  return ordered
}

type Float = { source: string; chapter: number /** The block before it. */; after: string }

function putBackFloats(pieces: readonly Piece[], document: Document): Piece[] {
  const inside = Map.groupBy(pieces, (piece) => piece.page.floats.get(piece.source) ?? '')
  const shown = [...inside.keys()].filter((source) => source !== '')
  if (shown.length === 0) return [...pieces]
  const text = inside.get('') ?? []
  const stays = new Set(text.map(({ source }) => source))
  const known = document.chapters.flatMap(({ section }, chapter) => floatsOf(section, chapter, inside, stays))
  const inOrder = known.length === shown.length && known.every(({ source }, index) => source === shown[index])
  if (!inOrder) return [...pieces]
  const back = new Map<Piece, Piece[]>()
  for (const float of known) {
    const own = inside.get(float.source) ?? []
    const place = text.findLast(({ source }) => source === float.after)
    const [first] = own
    if (!first || !place || first.page.page.index < place.page.page.index) return [...pieces]
    if (own.some(({ page }) => page.page.chapter !== float.chapter)) return [...pieces]
    back.set(place, [...(back.get(place) ?? []), ...own])
  }
  return text.flatMap((piece) => [piece, ...(back.get(piece) ?? [])])
}

/** Floats of a chapter that the pages show as such, each with the nearest block before it that is none: a long table is, though it might float. */
function floatsOf(
  section: Element,
  chapter: number,
  shown: ReadonlyMap<string, unknown>,
  stays: ReadonlySet<string>,
): Float[] {
  const floats: Float[] = []
  let after = ''
  for (const child of section.children) {
    if (child.type !== 'element') continue
    const source = String(child.properties.dataSource)
    if (child.properties.dataFloat !== undefined && shown.has(source)) floats.push({ source, chapter, after })
    else after = blocksOf(child).findLast((block) => stays.has(block.source))?.source ?? after
  }
  return floats
}

/** Sources of the notes that are called in floats: they stand where the floats stand. */
export function notesOfFloats(document: Document): Set<string> {
  const found = new Set<string>()
  for (const { section, notes } of document.chapters) {
    const called = new Set<string>()
    visit(section, '', (element) => {
      if (element.properties.dataFloat === undefined) return
      visit(element, '', ({ properties }) => {
        if (typeof properties.href === 'string') called.add(decodeURIComponent(properties.href.slice(1)))
      })
    })
    for (const { id, element } of notes) {
      if (called.has(id)) for (const source of sourcesIn(element)) found.add(source)
    }
  }
  return found
}

/** Puts the pieces that `floating` names where the expected order has them; the others keep theirs. */
export function inPlaces<T extends { source: string }>(
  pieces: readonly T[],
  expected: readonly { source: string }[],
  floating: ReadonlySet<string>,
): T[] {
  const ordered = pieces.filter(({ source }) => !floating.has(source))
  for (const [index, { source }] of expected.entries()) {
    if (!floating.has(source)) continue
    const before = expected[index - 1]?.source
    const at = ordered.findLastIndex((piece) => piece.source === before)
    ordered.splice(at + 1, 0, ...pieces.filter((piece) => piece.source === source))
  }
  return ordered
}
