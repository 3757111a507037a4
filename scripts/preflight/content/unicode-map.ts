import { readOperators } from './operators.ts'

/**
 * Reads a ToUnicode map (ISO 32000-1, 9.10.3): `beginbfchar` and `beginbfrange`, whose codes and texts are strings in hexadecimal. What it
 * gives back says of a code its text, or undefined where the map says nothing of it.
 */
export function readUnicodeMap(program: Uint8Array): (code: number) => string | undefined {
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
