import type { Element, ElementContent, Text } from 'hast'
import { toString as plainText } from 'hast-util-to-string'
import { hasClass } from '../elements.ts'
import { type CharacterClass, characterClass } from './characters.ts'

/** A span put round characters of one text node. Equal objects on neighbouring cells make one span. */
export type Wrap = { className: string; properties?: Record<string, string>; text?: string }

/** The half square of a mark, the small distance between Han and Latin, the air of an interpunct. */
export type Gap = 'half-space' | 'thin-space' | 'point-space' | undefined

/** One character of a flow, or something that stands in it as if it were one (a picture, code, a note call). */
export type Cell = {
  /** The character; for an atom, the character that stands for it when patterns are matched. */
  text: string
  kind: CharacterClass
  /** What the cell comes from. */
  origin: Text | Element
  /** Inside `em.dots`. */
  dotted: boolean
  /** The proper-name or book-title line that the character stands on. */
  line?: Element
  /** Removed by a treatment (removeCells). */
  gone: boolean
  /** Air that vanishes at a line end. */
  gapBefore: Gap
  gapAfter: Gap
  /** The line may end behind it, though the browser would not let it. */
  breakAfter: boolean
  /** Outermost first. */
  wraps: Wrap[]
}

/** A run of inline content that is set as one paragraph: what a treatment looks at, across the borders of inline elements. */
export type Flow = {
  /** Tag name of the element whose content this is; empty for a text by itself. */
  block: string
  nodes: ElementContent[]
  cells: Cell[]
  /** Cells that may not be parted by a line end: [from, to). Indices into `cells`. */
  unbroken: [number, number][]
  /** What liveCells() has listed, until a cell is removed or rewritten: a dozen treatments ask for it. */
  live?: Live
}

/** Cells that are still there, their indices in the flow, and their characters: every cell is one UTF-16 unit. */
type Live = { readonly cells: readonly Cell[]; readonly indices: readonly number[]; readonly text: string }

/** Placeholders: no character of a manuscript stands for these. */
export const NOTE_CALL = '\ue000'
export const OBJECT = '\ue001'
export const LINE_END = '\n'

/** Lists the characters of inline nodes. The nodes themselves are not changed. */
export function readFlow(nodes: ElementContent[], block = ''): Flow {
  const cells: Cell[] = []
  for (const node of nodes) readNode(node, cells, {})
  return { block, nodes, cells, unbroken: [] }
}

/** The cells that are still there, and their characters as a string in which every cell is one UTF-16 unit. */
export function liveCells(flow: Flow): Live {
  flow.live ??= listLive(flow)
  return flow.live
}

/** Takes cells of the flow out of what is printed. */
export function removeCells(flow: Flow, cells: readonly Cell[]): void {
  for (const cell of cells) cell.gone = true
  flow.live = undefined
}

/** Prints another character for a cell. */
export function rewriteCell(flow: Flow, cell: Cell, text: string): void {
  cell.text = text
  flow.live = undefined
}

function listLive(flow: Flow): Live {
  const cells: Cell[] = []
  const indices: number[] = []
  let text = ''
  for (const [index, cell] of flow.cells.entries()) {
    if (cell.gone) continue
    cells.push(cell)
    indices.push(index)
    text += cell.text.length === 1 ? cell.text : '字'
  }
  return { cells, indices, text }
}

/** What the elements round a character say of it. */
type Setting = { dotted?: boolean; line?: Element }

function readNode(node: ElementContent, cells: Cell[], setting: Setting): void {
  if (node.type === 'text') {
    for (const text of node.value) cells.push(cell(text, characterClass(text), node, setting))
  } else if (node.type === 'element') {
    const atoms = atomCells(node)
    if (atoms.length > 0) cells.push(...atoms)
    else for (const child of node.children) readNode(child, cells, settingOf(node, setting))
  }
}

function settingOf(element: Element, outer: Setting): Setting {
  if (hasClass(element, 'dots')) return { ...outer, dotted: true }
  if (hasClass(element, 'proper-name') || hasClass(element, 'book-title')) return { ...outer, line: element }
  return outer
}

/** A note in two rows is to its neighbours what its brackets are. */
function atomCells(element: Element): Cell[] {
  if (element.tagName === 'span' && hasClass(element, 'inline-note'))
    return [cell('（', 'opener', element), cell('）', 'closer', element)]
  const atom = atomCell(element)
  return atom ? [atom] : []
}

/** Elements whose inside is left as it is. */
function atomCell(element: Element): Cell | undefined {
  if (element.tagName === 'br') return cell(LINE_END, 'blank', element)
  if (hasClass(element, 'note-call')) return cell(NOTE_CALL, 'other', element)
  // The folio is filled in after the layout, so only its kind is known here.
  if (hasClass(element, 'page-reference') || hasClass(element, 'tcy')) return cell('0', 'digit', element)
  if (element.tagName === 'ruby') return cell('字', 'han', element)
  // To its neighbours it is a Latin word.
  if (element.tagName === 'math' || hasClass(element, 'formula-box')) return cell(OBJECT, 'latin', element)
  if (element.tagName === 'code' || element.tagName === 'kbd') return cell(OBJECT, codeKind(element), element)
  if (['img', 'svg', 'input', 'wbr'].includes(element.tagName)) return cell(OBJECT, 'other', element)
  return undefined
}

/** Code that begins and ends with a letter or digit has its distance from Han, like a Latin word. */
function codeKind(element: Element): CharacterClass {
  return ['first', 'last'].every((end) => edgeKind(element, end as 'first' | 'last') === 'latin') ? 'latin' : 'other'
}

/** What stands at one end of the text of an element. */
export function edgeKind(element: Element, end: 'first' | 'last'): CharacterClass {
  const text = plainText(element)
  const kind = characterClass((end === 'first' ? [...text][0] : [...text].at(-1)) ?? '')
  return kind === 'digit' ? 'latin' : kind
}

/** All of one shape, and nothing spread: a book has a million of them. */
function cell(text: string, kind: CharacterClass, origin: Text | Element, setting: Setting = {}): Cell {
  const { dotted = false, line } = setting
  return {
    text,
    kind,
    origin,
    dotted,
    line,
    gone: false,
    gapBefore: undefined,
    gapAfter: undefined,
    breakAfter: false,
    wraps: [],
  }
}
