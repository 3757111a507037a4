import { firstBeyond } from './corrections/text-break.ts'
import type { Place } from './last-page.ts'
import { textBoxes } from './text-boxes.ts'

/**
 * Text runs forward through the columns, so what first reaches a column is found by halving: the block by its own boxes, of which
 * it has one a column, then the text in it. Undefined where no text tells the place. Boxes of text are dear among many columns, those of blocks are not.
 */
export function findPlaces(blocks: readonly HTMLElement[], column: Column): Places | undefined {
  const columnsOf = (block: HTMLElement) => [...block.getClientRects()].map(column.of)
  const starts: Place[] = []
  const ends: number[] = []
  const pages = 1 + Math.max(0, ...columnsOf(blocks.at(-1) as HTMLElement))
  let from = 0
  for (let page = 1; page < pages; page += 1) {
    from = firstThat(from, blocks.length - 1, (index) => (columnsOf(blocks[index] as HTMLElement).at(-1) ?? 0) >= page)
    const block = blocks[from] as HTMLElement
    if ((columnsOf(block)[0] ?? 0) >= page) {
      starts.push({ node: block, offset: 0 })
      ends.push(endOf(blocks[from - 1] as HTMLElement, column))
      continue
    }
    const texts = textsOf(block)
    const index = firstThat(0, texts.length - 1, (at) => column.of(lastBox(texts[at] as Text) as DOMRect) >= page)
    const [before, node] = [texts[index - 1], texts[index]]
    const offset = node && firstBeyond(node, (box) => column.of(box) >= page)
    // The empty part of a block that is higher than the page.
    if (!node || offset === undefined || (offset === 0 && !before)) return undefined
    starts.push({ node, offset })
    const end = offset > 0 ? textBoxes(node, offset - 1, offset)[0] : lastBox(before as Text)
    ends.push(column.end(end as DOMRect))
  }
  ends.push(endOf(blocks.at(-1) as HTMLElement, column))
  return { starts, ends }
}

/** The first number from `low` to `high` for which `holds`, which stays true from there on; `high` if there is none before. */
function firstThat(low: number, high: number, holds: (index: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** Text nodes that take part in a line. */
function textsOf(block: HTMLElement): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) if (lastBox(walker.currentNode as Text)) texts.push(walker.currentNode as Text)
  return texts
}

function lastBox(text: Text): DOMRect | undefined {
  const boxes = textBoxes(text)
  return boxes[boxes.length - 1]
}

/** Where the last line of `block` ends. */
export function endOf(block: HTMLElement, column: Column): number {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let last: Node | null = null
  for (let node = lastLeaf(walker); node && !last; node = walker.previousNode()) if (lastBox(node as Text)) last = node
  return last ? column.end(lastBox(last as Text) as DOMRect) : 0
}

function lastLeaf(walker: TreeWalker): Node | null {
  while (walker.lastChild());
  return walker.currentNode.nodeType === Node.TEXT_NODE ? walker.currentNode : walker.previousNode()
}

export type Column = { of(box: DOMRect): number; end(box: DOMRect): number }

/** Columns follow one another along the lines: to the right, or downwards in vertical writing. Ends are px from the block start. */
export function columnOf(area: HTMLElement, vertical: boolean): Column {
  const box = area.getBoundingClientRect()
  const pitch = Number.parseFloat(getComputedStyle(area).columnGap) + (vertical ? box.height : box.width)
  return vertical
    ? { of: ({ top }) => Math.floor((top - box.top + 1) / pitch), end: ({ left }) => box.right - left }
    : { of: ({ left }) => Math.floor((left - box.left + 1) / pitch), end: ({ bottom }) => bottom - box.top }
}

/** Where pages begin, but for the first, and where the last line of each ends. */
export type Places = { starts: Place[]; ends: number[] }
