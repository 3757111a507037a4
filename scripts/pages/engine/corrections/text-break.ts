import { textBoxes } from '../text-boxes.ts'
import type { Correction } from './correction.ts'

/**
 * Paged.js walks a text node word by word, then letter by letter, and asks for a rectangle each time (layout.js textBreak).
 * Chinese has no blanks, so a paragraph is one word: hundreds of rectangles a page. Text flows forward, so the first
 * character beyond the page is found by halving.
 */
export const textBreak: Correction = {
  name: 'text-break',
  reveal({ layout }) {
    const prototype = Object.getPrototypeOf(layout)
    prototype.textBreak = function firstOverflowingOffset(
      node: Text,
      _start: number,
      end: number,
      _blockStart: number,
      blockEnd: number,
    ): number | undefined {
      const offset = firstBeyond(node, (box) => Math.floor(box.left) >= end || Math.floor(box.top) >= blockEnd)
      return offset === undefined || offset === 0 ? undefined : offset
    }
  },
}

/**
 * Offset (UTF-16) of the first character of `node` whose box is `beyond`, or undefined; never inside a surrogate pair.
 * Characters without a box (collapsed blanks) take the answer of the next one that has a box.
 */
export function firstBeyond(node: Text, beyond: (box: DOMRect) => boolean): number | undefined {
  const answer = (offset: number): boolean | undefined => {
    const boxes = textBoxes(node, offset, offset + 1)
    const box = boxes[boxes.length - 1]
    return box && (box.width > 0 || box.height > 0) ? beyond(box) : undefined
  }
  let low = 0
  let high = node.length - 1
  let found: number | undefined
  while (low <= high) {
    const middle = (low + high) >> 1
    let probe = middle
    let seen = answer(probe)
    while (seen === undefined && probe < high) {
      probe += 1
      seen = answer(probe)
    }
    if (seen === undefined) high = middle - 1
    else if (seen) {
      // Blanks between `middle` and `probe` vanish at the break: they stay with the page before.
      found = probe
      high = middle - 1
    } else low = probe + 1
  }
  if (found === undefined || found === 0) return found
  const code = node.data.charCodeAt(found)
  return code >= 0xdc00 && code <= 0xdfff ? found - 1 : found
}
