import { PDFArray, PDFName, type PDFObject, PDFStream } from '../../pdf/pdf-lib.ts'
import type { Operand } from '../content/operators.ts'

/** Shares of the process inks, 0 to 1. */
export type Inks = { cyan: number; magenta: number; yellow: number; black: number }

/** A colour as a content stream sets it (ISO 32000-1, 8.6.8). */
export type Colour = {
  /** Names it: the same key, the same colour. */
  key: string
  space: 'grey' | 'cmyk' | 'rgb' | 'every-ink' | 'other'
  /** Of a grey and of a colour in process inks. */
  inks?: Inks
  /** Name of a pattern. */
  pattern?: string
}

/** With what every page begins: black in DeviceGray. */
export const PLAIN: Colour = grey(0)

/**
 * The colour after an operator of colour, in its form for areas (`g`, `rg`, `k`, `cs`, `sc`, `scn`).
 * @param before the colour until then, whose space `sc` keeps
 * @param space looks a colour space up among the resources
 */
export function colourOf(
  operator: string,
  operands: readonly Operand[],
  before: Colour,
  space: (name: Operand | undefined) => PDFObject | undefined,
): Colour {
  const last = operands.at(-1)
  if (operator === 'cs') return ofSpace(typeof last === 'string' ? kindOf(last, space(last)) : 'other')
  if (typeof last === 'string') return { key: last, space: 'other', pattern: last }
  const values = operands.map(Number)
  if (operator === 'g') return grey(values[0])
  if (operator === 'k') return process(values)
  if (operator === 'rg') return { key: `rgb ${values.join(' ')}`, space: 'rgb' }
  if (before.space === 'grey') return grey(values[0])
  if (before.space === 'cmyk') return process(values)
  return { key: `${before.space} ${values.join(' ')}`, space: before.space }
}

function ofSpace(space: Colour['space']): Colour {
  if (space === 'grey') return grey(0)
  return space === 'cmyk' ? process([0, 0, 0, 1]) : { key: space, space }
}

/** What a colour space means for the inks: by its name, or as an array (8.6). A separation is every ink, black, or another one. */
export function kindOf(name: string, space: PDFObject | undefined): Colour['space'] {
  const own = space instanceof PDFName ? space.toString() : name
  const plain = { '/DeviceGray': 'grey', '/G': 'grey', '/DeviceCMYK': 'cmyk', '/CMYK': 'cmyk', '/DeviceRGB': 'rgb' }[
    own
  ]
  if (plain) return plain as Colour['space']
  if (!(space instanceof PDFArray)) return own === '/RGB' ? 'rgb' : 'other'
  const [family, second] = [space.lookup(0)?.toString(), space.lookup(1)]
  if (family === '/Separation') return second?.toString() === '/All' ? 'every-ink' : 'other'
  if (family === '/CalRGB') return 'rgb'
  if (family === '/CalGray') return 'grey'
  if (family === '/Indexed') return kindOf(second?.toString() ?? '', second)
  const channels =
    family === '/ICCBased' && second instanceof PDFStream ? second.dict.lookup(PDFName.of('N')) : undefined
  return ({ 1: 'grey', 3: 'rgb', 4: 'cmyk' }[channels?.toString() ?? ''] ?? 'other') as Colour['space']
}

function grey(value = 0): Colour {
  return { key: `grey ${value}`, space: 'grey', inks: { cyan: 0, magenta: 0, yellow: 0, black: 1 - value } }
}

function process([cyan = 0, magenta = 0, yellow = 0, black = 0]: readonly number[]): Colour {
  return { key: `cmyk ${cyan} ${magenta} ${yellow} ${black}`, space: 'cmyk', inks: { cyan, magenta, yellow, black } }
}
