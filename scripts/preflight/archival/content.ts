import { PDFName, PDFString } from '../../pdf/pdf-lib.ts'
import { type Fault, faults } from './fault.ts'

/** What a content stream draws with, by the names in its resources. */
export type Drawn = {
  /** Codes that are shown in each font: of two bytes, as a composite font reads them, and of one. */
  codes: Map<string, Codes>
  /** Everything that it takes from its resources: category, then name. */
  names: Map<string, Set<string>>
  /** Colours of the process that it sets with an operator. */
  colours: Set<'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK'>
  faults: Fault[]
}

export type Codes = { pairs: Set<number>; bytes: Set<number> }

/** Reads the operators of a page, a form or a tile (ISO 32000-1, annex A). */
export function readContent(operators: string): Drawn {
  const drawn: Drawn = { codes: new Map(), names: new Map(), colours: new Set(), faults: [] }
  const unknown = new Set<string>()
  const stack: string[] = []
  let font = ''
  let deepest = 0
  let operands: string[] = []
  for (const [token] of operators.matchAll(TOKEN)) {
    if (token.startsWith('%')) continue
    if (!OPERATOR.test(token) || VALUES.has(token)) {
      operands.push(token)
      continue
    }
    const last = operands.at(-1) ?? ''
    if (token === 'q') deepest = Math.max(deepest, stack.push(font))
    else if (token === 'Q') font = stack.pop() ?? font
    else if (token === 'Tf') font = take(drawn, 'Font', operands.at(-2))
    else if (SHOWS.has(token)) show(drawn, font, operands)
    else if (token === 'ri' && !INTENTS.has(last.slice(1)))
      drawn.faults.push({ clause: '6.2.6', what: `渲染意图 ${last}` })
    else if (COLOURS[token]) drawn.colours.add(COLOURS[token])
    else if (!OPERATORS.has(token)) unknown.add(token)
    const category = TAKES[token]
    if (category && last.startsWith('/')) take(drawn, category, last)
    operands = []
  }
  drawn.faults.push(
    ...faults('6.1.13', [deepest > 28 && `图形状态套了 ${deepest} 层`]),
    ...faults('6.1.10', [unknown.has('BI') && '有写在内容里的图']),
    ...faults(
      '6.2.2',
      [...unknown].filter((one) => !INLINE.has(one)).map((one) => `不认识的操作符 ${one.slice(0, 20)}`),
    ),
  )
  return drawn
}

const TOKEN =
  /\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\)|<<|>>|<[^<>]*>|[[\]{}]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+|%[^\r\n]*/g
const OPERATOR = /^[A-Za-z'"][\w*]*$/
const VALUES = new Set(['true', 'false', 'null'])
/** A picture among operators: its bytes are taken for some, and nothing behind it can be relied on. */
const INLINE = new Set(['BI', 'ID', 'EI'])
const SHOWS = new Set(['Tj', 'TJ', "'", '"'])
const INTENTS = new Set(['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation'])
const COLOURS: Record<string, 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK'> = {
  g: 'DeviceGray',
  G: 'DeviceGray',
  rg: 'DeviceRGB',
  RG: 'DeviceRGB',
  k: 'DeviceCMYK',
  K: 'DeviceCMYK',
}
/** Operators whose last operand names a resource. */
const TAKES: Record<string, string> = {
  gs: 'ExtGState',
  Do: 'XObject',
  sh: 'Shading',
  scn: 'Pattern',
  SCN: 'Pattern',
  cs: 'ColorSpace',
  CS: 'ColorSpace',
}
/** Those that need no look of their own. */
const OPERATORS = new Set(
  (
    'b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* gs h i j J l m M MP n re ri s S sc SC scn SCN ' +
    'sh T* Tc Td TD TL Tm Tr Ts Tw Tz v w W W* y'
  ).split(' '),
)

function take({ names }: Drawn, category: string, operand = ''): string {
  const name = PDFName.of(operand.slice(1)).decodeText()
  names.set(category, (names.get(category) ?? new Set()).add(name))
  return name
}

function show({ codes }: Drawn, font: string, operands: readonly string[]): void {
  const shown = codes.get(font) ?? { pairs: new Set<number>(), bytes: new Set<number>() }
  codes.set(font, shown)
  for (const operand of operands) {
    const text = bytesOf(operand)
    for (const byte of text) shown.bytes.add(byte)
    for (let at = 0; at < text.length; at += 2) shown.pairs.add(((text[at] ?? 0) << 8) | (text[at + 1] ?? 0))
  }
}

function bytesOf(operand: string): Uint8Array {
  if (operand.startsWith('<')) return Buffer.from(operand.slice(1, -1).replace(/\s/g, ''), 'hex')
  return operand.startsWith('(') ? PDFString.of(operand.slice(1, -1)).asBytes() : new Uint8Array()
}
