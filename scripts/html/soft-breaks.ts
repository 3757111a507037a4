import type { Nodes, Root, Text } from 'mdast'
import { visit } from '../manuscript/visit.ts'
import { kindAt, ruleFor, usesSpaces } from './line-breaks.ts'

/** Line breaks inside a paragraph vanish or become a space, by the rules of line-breaks.ts; inline marks do not matter. */
export function softBreaks() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type !== 'paragraph' && node.type !== 'heading') return
      const pieces = piecesOf(node)
      if (!pieces.some((piece) => piece.text?.value.includes('\n'))) return
      join(pieces)
    })
  }
}

/** A run of text, or what stands for something else in the line (code, a picture, a reference). */
type Piece = { value: string; text?: Text }

function join(pieces: Piece[]) {
  const whole = pieces.map((piece) => piece.value).join('')
  const spaced = usesSpaces(whole)
  let start = 0
  for (const { value, text } of pieces) {
    const lead = start
    start += value.length
    if (!text?.value.includes('\n')) continue
    text.value = value.replace(/\n/g, (_, offset: number) => {
      const at = lead + offset
      const before = whole.slice(Math.max(0, at - 20), at).trimEnd()
      const after = whole.slice(at + 1, at + 21).trimStart()
      if (before === '' || after === '') return ' '
      return ruleFor({ before: kindAt(before, 'last'), after: kindAt(after, 'first'), spaced }).becomes
    })
  }
}

function piecesOf(node: Nodes): Piece[] {
  if (node.type === 'text') return [{ value: node.value, text: node }]
  if (node.type === 'inlineCode') return [{ value: node.value }]
  if (node.type === 'inlineMath') return [{ value: 'x' }]
  if (node.type === 'image') return [{ value: '\ufffc' }]
  if (node.type === 'textDirective' && node.name === 'ref') return [{ value: '图' }]
  if (node.type === 'textDirective' && node.name === 'page') return [{ value: '0' }]
  if (!('children' in node)) return []
  // Readings stand beside the line, not in it.
  if ((node.data as { hName?: string } | undefined)?.hName === 'rt') return []
  return node.children.flatMap((child) => piecesOf(child))
}
