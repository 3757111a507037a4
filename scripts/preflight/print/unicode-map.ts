import { contentsOf } from '../../pdf/colour/streams.ts'
import { PDFArray, PDFDict, PDFName, PDFRawStream } from '../../pdf/pdf-lib.ts'
import { readOperators } from './operators.ts'

/** What the codes of a font say (ISO 32000-1, 9.10): each string that is shown, as text without white space. */
export type FontReader = (shown: Uint8Array) => string

/**
 * Reads a font's ToUnicode map (9.10.3). Without one a simple font is taken for Latin, and of a composite one every code is U+FFFD.
 */
export function readFont(font: PDFDict): FontReader {
  const wide = font.lookup(PDFName.of('Subtype')) === PDFName.of('Type0')
  const map = font.lookup(PDFName.of('ToUnicode'))
  const texts = map instanceof PDFRawStream ? readMap(contentsOf(map)) : undefined
  const known = new Map<number, string>()
  const unknown = (code: number) => (texts || wide ? '\ufffd' : String.fromCharCode(code))
  const textOf = (code: number) => {
    let text = known.get(code)
    if (text === undefined) {
      text = (texts?.(code) ?? unknown(code)).replace(/\s+/gu, '')
      known.set(code, text)
    }
    return text
  }
  return (shown) => {
    let text = ''
    if (wide)
      for (let at = 0; at + 1 < shown.length; at += 2) text += textOf(((shown[at] ?? 0) << 8) | (shown[at + 1] ?? 0))
    else for (const code of shown) text += textOf(code)
    return text
  }
}

/** Name and program of a font, and whether it is one that presses take. */
export function describeFont(font: PDFDict): { name: string; embedded: boolean; outlines: boolean } {
  const name = String(font.lookup(PDFName.of('BaseFont'))?.toString() ?? '').replace(/^\//, '')
  const below = font.lookup(PDFName.of('DescendantFonts'))
  const own = below instanceof PDFArray ? below.lookup(0) : font
  const descriptor = own instanceof PDFDict ? own.lookup(PDFName.of('FontDescriptor')) : undefined
  const embedded = descriptor instanceof PDFDict && PROGRAMS.some((key) => descriptor.has(PDFName.of(key)))
  return { name, embedded, outlines: font.lookup(PDFName.of('Subtype')) !== PDFName.of('Type3') }
}

const PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3']

/** `beginbfchar` and `beginbfrange`: codes and texts are strings in hexadecimal. */
function readMap(program: Uint8Array): (code: number) => string | undefined {
  const single = new Map<number, string>()
  const ranges: { first: number; last: number; text: string }[] = []
  readOperators(program, (operator, operands) => {
    if (operator === 'endbfchar')
      for (let at = 0; at + 1 < operands.length; at += 2) single.set(codeOf(operands[at]), textOf(operands[at + 1]))
    if (operator !== 'endbfrange') return
    for (let at = 0; at + 2 < operands.length; at += 3) {
      const [first, last, to] = [codeOf(operands[at]), codeOf(operands[at + 1]), operands[at + 2]]
      if (Array.isArray(to)) for (const [index, one] of to.entries()) single.set(first + index, textOf(one))
      else ranges.push({ first, last, text: textOf(to) })
    }
  })
  return (code) => {
    const own = single.get(code)
    if (own !== undefined) return own
    const range = ranges.find(({ first, last }) => code >= first && code <= last)
    if (!range) return undefined
    const units = [...Array(range.text.length).keys()].map((index) => range.text.charCodeAt(index))
    units.push((units.pop() ?? 0) + code - range.first)
    return String.fromCharCode(...units)
  }
}

function codeOf(operand: unknown): number {
  return operand instanceof Uint8Array ? operand.reduce((code, byte) => code * 256 + byte, 0) : -1
}

/** UTF-16, big end first. */
function textOf(operand: unknown): string {
  if (!(operand instanceof Uint8Array)) return ''
  let text = ''
  for (let at = 0; at + 1 < operand.length; at += 2)
    text += String.fromCharCode(((operand[at] ?? 0) << 8) | (operand[at + 1] ?? 0))
  return text
}
