import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { hasClass } from '../elements.ts'

/**
 * Notes in the line 割注: what stands between their brackets gets a box of its own, in which it is set in two rows of half
 * size (CLREQ 行内夹注). Where a line ends the layouter cuts the box (pages/engine/inline-notes.ts).
 * @param prepare the treatment of the note's own text
 */
export function setInTwoRows(
  nodes: ElementContent[],
  prepare: (nodes: ElementContent[]) => ElementContent[],
): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type !== 'element') return node
    if (!hasClass(node, 'inline-note') && SMALL.has(node.tagName)) return node
    if (!hasClass(node, 'inline-note')) return { ...node, children: setInTwoRows(node.children, prepare) }
    return {
      ...node,
      tagName: 'span',
      properties: { ...node.properties, className: ['inline-note'] },
      children: rows(node, prepare),
    }
  })
}

/** Half of it could not be read. */
const SMALL = new Set(['small', 'sub', 'sup'])

function rows(note: Element, prepare: (nodes: ElementContent[]) => ElementContent[]): ElementContent[] {
  const [open, ...inside] = note.children
  const close = inside.pop()
  if (!open || !close) return note.children
  return [open, h('span', { className: ['inline-note-text'] }, ...prepare(inside)), close]
}
