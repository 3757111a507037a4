import type { Nodes, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
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
  const before: string[] = []
  let sofar = ''
  for (const piece of pieces) {
    before.push(sofar)
    sofar += piece.value
  }
  const spaced = usesSpaces(sofar)
  for (const [index, { text }] of pieces.entries()) {
    if (!text?.value.includes('\n')) continue
    const lead = before[index] ?? ''
    const whole = lead + text.value + sofar.slice(lead.length + text.value.length)
    text.value = text.value.replace(/\n/g, (_, offset: number) => {
      const at = lead.length + offset
      const left = whole.slice(Math.max(0, at - 20), at).trimEnd()
      const right = whole.slice(at + 1, at + 21).trimStart()
      if (left === '' || right === '') return ' '
      return ruleFor({ before: kindAt(left, 'last'), after: kindAt(right, 'first'), spaced }).becomes
    })
  }
}

function piecesOf(node: Nodes): Piece[] {
  if (node.type === 'text') return [{ value: node.value, text: node }]
  if (node.type === 'inlineCode') return [{ value: node.value }]
  if (node.type === 'image') return [{ value: '\ufffc' }]
  if (node.type === 'textDirective' && node.name === 'ref') return [{ value: '图' }]
  if (node.type === 'textDirective' && node.name === 'page') return [{ value: '0' }]
  if (!('children' in node)) return []
  // Readings stand beside the line, not in it.
  if ((node.data as { hName?: string } | undefined)?.hName === 'rt') return []
  return node.children.flatMap((child) => piecesOf(child))
}
