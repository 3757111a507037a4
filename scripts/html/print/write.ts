import type { Element, ElementContent, Text } from 'hast'
import { h } from 'hastscript'
import { hasClass } from '../elements.ts'
import { AIR, closes, opens } from './air.ts'
import type { Cell, Flow, Wrap } from './flow.ts'

/** A piece of output and the cells it holds, [from, to); a gap holds none. */
type Piece = { node: ElementContent; from: number; to: number }
/** `places`: where the cells of a node lie, one behind the other: [from, to). */
type Context = { flow: Flow; places: Map<Text | Element, [number, number]>; cuts: Set<number>; next: number }

/**
 * Turns a treated flow back into hast. Elements keep their properties; one that an unbroken run begins or ends in
 * is parted there, as a page break would part it: its id and index data stay with the first part.
 */
export function writeFlow(flow: Flow): ElementContent[] {
  const places = new Map<Text | Element, [number, number]>()
  let place: [number, number] | undefined
  for (const [index, { origin }] of flow.cells.entries()) {
    if (place && origin === flow.cells[index - 1]?.origin) place[1] = index + 1
    else {
      place = [index, index + 1]
      places.set(origin, place)
    }
  }
  const context: Context = { flow, places, cuts: new Set(flow.unbroken.flat()), next: 0 }
  return gather(
    flow.nodes.flatMap((node) => writeNode(node, context)),
    flow.unbroken,
  )
}

function writeNode(node: ElementContent, context: Context): Piece[] {
  const from = context.next
  if (node.type !== 'text' && node.type !== 'element') return [{ node, from, to: from }]
  const place = context.places.get(node)
  if (place) context.next = place[1]
  if (node.type === 'text') return place ? writeText(place, context) : []
  if (place) return writeAtom(node, place, context.flow)
  const children = node.children.flatMap((child) => writeNode(child, context))
  return partElement(node, children, context.flow.unbroken, from, context.next)
}

/** An element that stands for its cells, with the air of the first and the last. */
function writeAtom(node: Element, [from, to]: [number, number], { cells }: Flow): Piece[] {
  const [before, after] = [cells[from]?.gapBefore, cells[to - 1]?.gapAfter]
  return [
    ...(before ? [{ node: space(before), from, to: from }] : []),
    { node, from, to },
    ...(after ? [{ node: space(after), from: to, to }] : []),
  ]
}

/** The element with its new children, in several parts where an unbroken run crosses its border. */
function partElement(
  element: Element,
  children: Piece[],
  unbroken: Flow['unbroken'],
  from: number,
  to: number,
): Piece[] {
  const cuts = new Set<number>()
  for (const [start, end] of unbroken) {
    if (start < from && end > from && end < to) cuts.add(end)
    if (start > from && start < to && end > to) cuts.add(start)
  }
  const parts: Piece[][] = [[]]
  for (const piece of children) {
    if (cuts.has(piece.from) && piece.to > piece.from) {
      cuts.delete(piece.from)
      parts.push([])
    }
    parts.at(-1)?.push(piece)
  }
  if (parts.length === 1) return [{ node: { ...element, children: gather(children, unbroken) }, from, to }]
  return parts.map((part, index) => {
    const properties = { ...element.properties }
    if (index > 0) {
      for (const name of ['id', 'dataTerm', 'dataSource']) delete properties[name]
      properties.dataRest = true
    }
    // A line gives way to its neighbour at its end alone.
    const { className } = properties
    const goesOn = index < parts.length - 1
    if (Array.isArray(className) && goesOn) properties.className = className.filter((name) => name !== 'line-before')
    const node = { ...element, properties, children: gather(part, unbroken) }
    return { node, from: part[0]?.from ?? from, to: part.at(-1)?.to ?? to }
  })
}

/** Puts an `nb` span round the pieces of each unbroken run that lies wholly among them. */
function gather(pieces: Piece[], unbroken: Flow['unbroken']): ElementContent[] {
  const output: ElementContent[] = []
  let index = 0
  while (index < pieces.length) {
    const piece = pieces[index] as Piece
    const run = piece.to > piece.from && unbroken.find(([start]) => start === piece.from)
    const end = run ? runEnd(pieces, index, run[1]) : undefined
    if (end && !(end === index + 1 && holdsRun(piece.node))) {
      output.push(h('span', { className: ['nb'] }, ...mergeText(pieces.slice(index, end).map((part) => part.node))))
      index = end
    } else {
      output.push(piece.node)
      index += 1
    }
  }
  return mergeText(output)
}

/** Index after the last piece of a run that begins at `index`; undefined when the run goes on outside these pieces. */
function runEnd(pieces: Piece[], index: number, to: number): number | undefined {
  let end = index + 1
  while (pieces[end] && (pieces[end] as Piece).from < to) end += 1
  return (pieces[end - 1] as Piece).to === to || pieces.slice(index, end).some((piece) => piece.to === to)
    ? end
    : undefined
}

/** True when the whole of an element is kept together inside it already. */
function holdsRun(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  const [only, ...others] = node.children
  return others.length === 0 && only?.type === 'element' && (hasClass(only, 'nb') || holdsRun(only))
}

/** The characters of one text node with their spans and gaps, cut where an unbroken run begins or ends. */
function writeText([from, to]: [number, number], { flow, cuts }: Context): Piece[] {
  const pieces: Piece[] = []
  let start = from
  while (start < to) {
    const first = flow.cells[start] as Cell
    const wrap = first.wraps[0]
    let end = start + 1
    while (end < to && joins(flow.cells[end - 1] as Cell, flow.cells[end] as Cell, wrap) && !cuts.has(end)) end += 1
    const group = flow.cells.slice(start, end)
    if (first.gapBefore) pieces.push({ node: air(first.gapBefore), from: start, to: start })
    for (const node of wrap ? wrapped(wrap, group) : plain(group)) pieces.push({ node, from: start, to: end })
    const last = group.at(-1) as Cell
    if (last.gapAfter) pieces.push({ node: air(last.gapAfter), from: end, to: end })
    if (last.breakAfter) pieces.push({ node: h('wbr'), from: end, to: end })
    start = end
  }
  return pieces
}

/** Whether the next character goes on in the same node of output. */
function joins(before: Cell, after: Cell, wrap: Wrap | undefined): boolean {
  if (after.wraps[0] !== wrap) return false
  return wrap !== undefined || !(before.gapAfter || after.gapBefore || before.breakAfter)
}

function plain(cells: Cell[]): ElementContent[] {
  let value = ''
  for (const cell of cells) if (!cell.gone) value += cell.text
  return value ? [{ type: 'text', value }] : []
}

function wrapped(wrap: Wrap, cells: Cell[]): ElementContent[] {
  const inner = cells.map((cell) => ({ ...cell, wraps: cell.wraps.slice(1) }))
  const deeper = inner[0]?.wraps[0]
  const children: ElementContent[] = wrap.text
    ? [{ type: 'text', value: wrap.text }]
    : deeper
      ? wrapped(deeper, inner)
      : plain(inner)
  return children.length ? [h('span', { className: [wrap.className], ...wrap.properties }, ...children)] : []
}

/** Of a character in a text. */
const air = (gap: string): ElementContent => (gap === 'half-space' ? PLAIN_AIR : space(gap))

/** Stands for half a square of air until it is known whether its mark is in the same text. */
const PLAIN_AIR: Text = { type: 'text', value: AIR }

const space = (gap: string): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: [gap], dataGenerated: true },
  children: [{ type: 'text', value: ' ' }],
})

function mergeText(nodes: ElementContent[]): ElementContent[] {
  const output: ElementContent[] = []
  for (const [index, node] of nodes.entries()) {
    const last = output.at(-1)
    if (node === PLAIN_AIR && !closes(endOf(last)) && !opens(beginningOf(nodes[index + 1]))) {
      output.push(space('half-space'))
    } else if (node.type === 'text' && last?.type === 'text') {
      output[output.length - 1] = { type: 'text', value: last.value + node.value }
    } else output.push(node)
  }
  return output
}

const endOf = (node: ElementContent | undefined) => (node?.type === 'text' ? (node.value.at(-1) ?? '') : '')
const beginningOf = (node: ElementContent | undefined) => (node?.type === 'text' ? (node.value[0] ?? '') : '')
