import type { Element, ElementContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { isElement } from '../elements.ts'

/**
 * Every line of a block of code as a span of its own, which holds its line end too: what does not fit hangs behind the beginning of
 * its line, where no line of the code begins (styles/base.css draws a hook there). No character changes.
 */
export function partCodeLines(pre: Element): Element {
  const [code] = pre.children
  if (!code || !isElement(code, 'code')) return pre
  const lines = linesOf(code.children).map((line, index, { length }) => {
    const text = textOf({ type: 'root', children: line })
    const isTied = length > 1 && (index === 0 || index === length - 2)
    const className = ['code-line', ...(text.trim() ? [] : ['blank']), ...(isTied ? ['tied'] : [])]
    return h('span', { className, style: `--hang:${hangOf(text)}` }, line)
  })
  return { ...pre, children: [{ ...code, children: lines }, ...pre.children.slice(1)] }
}

/** An element that a line end stands in is parted there. */
function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  for (const node of nodes) {
    const [first = [], ...more] = piecesOf(node)
    lines.at(-1)?.push(...first)
    for (const piece of more) lines.push(piece)
  }
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop()
  return lines
}

function piecesOf(node: ElementContent): ElementContent[][] {
  if (node.type === 'element') {
    const parts = linesOf(node.children)
    const pieces = parts.map((children): ElementContent[] => [{ ...node, children }])
    return textOf(node).endsWith('\n') ? [...pieces, []] : pieces
  }
  if (node.type !== 'text') return [[node]]
  const values = node.value.split(/(?<=\n)/)
  const pieces = values.map((value): ElementContent[] => (value ? [{ type: 'text', value }] : []))
  return node.value.endsWith('\n') ? [...pieces, []] : pieces
}

/**
 * Letters by which a turnover begins behind the start of the lines: its line's own indent and some more, but less than half of
 * a narrow page. Tab stops stand where they stood.
 */
function hangOf(line: string): number {
  if (line.includes('\t')) return TAB
  const indent = line.length - line.replace(/^ +/, '').length
  return Math.min(indent + TURNOVER, MOST)
}

const TURNOVER = 4
const MOST = 16
const TAB = 8
