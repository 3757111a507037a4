/**
 * Boxes of the characters of `text` from `start` up to `end` (UTF-16 offsets; all of it without them), in the order of the text.
 * A range that was made follows every later change of its document, and hundreds of them make each change slow: one serves all.
 */
export function textBoxes(text: Text, start = 0, end = text.length): DOMRectList {
  range.setStart(text, start)
  range.setEnd(text, end)
  const boxes = range.getClientRects()
  range.setStart(document, 0)
  range.collapse(true)
  return boxes
}

const range = document.createRange()
