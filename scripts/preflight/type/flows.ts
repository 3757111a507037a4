import type { Element, Nodes } from 'hast'
import { hasClass } from '../../html/elements.ts'
import { ordinary } from '../characters.ts'
import { bitsOf, Is } from './is.ts'

/** What a flow is to the compositor; `front`: title page, colophon, head of meeting papers. */
export type FlowKind =
  | 'text'
  | 'heading'
  | 'quotation'
  | 'list'
  | 'verse'
  | 'notice'
  | 'side-note'
  | 'signature'
  | 'code'
  | 'cell'
  | 'caption'
  | 'note'
  | 'contents'
  | 'index'
  | 'front'
  | 'ornament'
  | 'picture'

/** Inline content that is set as one paragraph, as one page prints it; a picture of its own is a flow without text. */
export type Flow = {
  kind: FlowKind
  /** Of a heading: 1 to 6; else 0. */
  level: number
  /** A heading that has no text below it, only what takes a page of its own (pages/bare-headings.ts). */
  bare: boolean
  /** data-source of the nearest block; empty for Banxin's own. */
  source: string
  /** It goes on from the page before, on the next page. */
  continued: boolean
  continues: boolean
  /** Of a text in a cell. */
  cell?: Cell
  /** In ordinary characters, readings of ruby included. */
  text: string
  /** What each character (code point) is: bits of `Is`. */
  is: Uint32Array
}

/** A cell of a table; every text in it has the same object. */
export type Cell = {
  /** The number on the page of the first of its rows, and how many they are. */
  row: number
  rows: number
  /** It holds what may be of any height. */
  high: boolean
}

/** The flows of a page's HTML, in the order in which it is printed. */
export function flowsOf(root: Nodes): Flow[] {
  const flows: Flow[] = []
  let open: (Omit<Flow, 'is' | 'text'> & { text: string; is: number[] }) | undefined
  let starts = 0
  let row = 0
  const close = () => {
    if (open && open.text !== '') flows.push({ ...open, is: Uint32Array.from(open.is) })
    open = undefined
  }
  const walk = (node: Nodes, around: Around, bits: number): void => {
    if (node.type === 'text') {
      const text = ordinary(node.value)
      if (text === '') return
      open ??= { ...around, text: '', is: [] }
      open.text += text
      for (const _ of text) {
        open.is.push(bits | starts)
        starts = 0
      }
      return
    }
    if (!('children' in node)) return
    if (node.type !== 'element') {
      for (const child of node.children) walk(child, around, bits)
      return
    }
    if (NOT_PRINTED.has(node.tagName)) return
    if (around.cell && HIGH.has(node.tagName)) around.cell.high = true
    if (node.tagName === 'tr') row += 1
    // One that stands alone has no lines.
    if (node.tagName === 'div' && hasClass(node, 'formula')) {
      close()
      return void flows.push({ ...around, kind: 'picture', text: '', is: new Uint32Array() })
    }
    if (node.tagName === 'msqrt' || node.tagName === 'mroot') walk({ type: 'text', value: '√' }, around, bits)
    if (node.tagName === 'br') {
      const last = (open?.is.length ?? 0) - 1
      if (open && last >= 0) open.is[last] = (open.is[last] ?? 0) | Is.end
      return
    }
    if (node.tagName === 'img' && around.kind === 'picture')
      return void flows.push({ ...around, text: '', is: new Uint32Array() })
    // One in the text parts what stands beside it.
    if (node.tagName === 'img') starts |= Is.apart
    if (!BLOCKS.has(node.tagName)) {
      const own = bitsOf(node)
      // The parts of a zhuyin are one reading, and what is marked in a note is one piece of it.
      if (own !== 0 && (own & Is.zhuyin) === 0 && (bits & (Is.rows | Is.formula)) === 0) starts |= Is.first
      // A name that was parted to keep something together (html/print/write.ts) is one name.
      if ((own & (Is.properName | Is.bookTitle)) !== 0 && node.properties.dataRest === undefined) starts |= Is.named
      for (const child of node.children) walk(child, around, bits | own)
      return
    }
    close()
    const inside = aroundIn(node, around)
    const isCell = node.tagName === 'td' || node.tagName === 'th'
    // The lines of a note have a pitch of their own.
    if (isCell && around.kind !== 'note') inside.cell = { row, rows: Number(node.properties.rowSpan ?? 1), high: false }
    for (const child of node.children) walk(child, inside, 0)
    close()
  }
  walk(root, { kind: 'front', level: 0, bare: false, source: '', continued: false, continues: false }, 0)
  close()
  // What is split says so of the block around too: only the first flow of a page goes on from before, but for what floats to its head,
  // and only the last goes on.
  for (const notes of [false, true]) {
    const here = flows.filter(({ kind }) => (kind === 'note') === notes && !FLOATS.has(kind))
    here.forEach((flow, index) => {
      flow.continued &&= index === 0
      flow.continues &&= index === here.length - 1
    })
  }
  return flows
}

const FLOATS = new Set<FlowKind>(['cell', 'caption', 'picture'])

type Around = Omit<Flow, 'is' | 'text'>

/** What may be as high as it likes. */
const HIGH = new Set(['img', 'svg', 'math', 'table', 'pre'])

const NOT_PRINTED = new Set(['rp', 'mphantom', 'script', 'style', 'template'])

const BLOCKS = new Set(
  'address article aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

function aroundIn(element: Element, around: Around): Around {
  const { dataSource, dataSplitFrom, dataSplitTo, dataSplitText } = element.properties
  const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1] ?? 0)
  return {
    kind: kindOf(element, around.kind),
    cell: around.cell,
    level,
    bare: element.properties.dataBare !== undefined,
    source: typeof dataSource === 'string' ? dataSource : around.source,
    continued: dataSplitFrom !== undefined,
    // An item whose list goes on behind it has ended its own text; lines broken by hand have no mark of their own.
    continues: dataSplitText !== undefined || (dataSplitTo !== undefined && isBrokenByHand(element)),
  }
}

function isBrokenByHand(element: Element): boolean {
  if (element.tagName === 'pre' || element.tagName === 'br') return true
  return element.children.some((child) => child.type === 'element' && isBrokenByHand(child))
}

const KINDS_BY_TAG: Record<string, FlowKind> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'])),
  td: 'cell',
  th: 'cell',
  figcaption: 'caption',
  pre: 'code',
  li: 'list',
  dt: 'list',
  dd: 'list',
  blockquote: 'quotation',
}

const KINDS_BY_CLASS: Record<string, FlowKind> = {
  chapter: 'text',
  figure: 'picture',
  contents: 'contents',
  'contents-line': 'contents',
  index: 'index',
  note: 'note',
  verse: 'verse',
  notice: 'notice',
  'side-note': 'side-note',
  signature: 'signature',
  attachments: 'signature',
  'attachment-label': 'signature',
  'section-break': 'ornament',
}

/** The innermost block that says something decides, but nothing changes what stands in a cell or a note. */
function kindOf(element: Element, around: FlowKind): FlowKind {
  if (around === 'cell' || (around === 'note' && element.tagName !== 'td' && element.tagName !== 'th')) return around
  const classes = element.properties.className
  const named = Array.isArray(classes) ? classes.map((name) => KINDS_BY_CLASS[name]).find(Boolean) : undefined
  return named ?? KINDS_BY_TAG[element.tagName] ?? around
}
