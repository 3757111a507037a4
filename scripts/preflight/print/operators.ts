/** An operand of a content stream; dictionaries, which only marked content has, are left out. */
export type Operand = number | string | Uint8Array | Operand[]

/**
 * Reads a content stream operator by operator (ISO 32000-1, 7.8.2): `found` is called with each and its operands. A name has its slash,
 * a string is bytes. Of an inline picture (8.9.7) `BI` comes with its entries as operands, and its data are passed over.
 */
export function readOperators(stream: Uint8Array, found: (operator: string, operands: Operand[]) => void): void {
  const reader = { stream, at: 0 }
  let operands: Operand[] = []
  const open: Operand[][] = []
  let depth = 0
  while (reader.at < stream.length) {
    const byte = stream[reader.at] as number
    if (BLANK[byte] === 1) reader.at += 1
    else if (byte === PERCENT) skipComment(reader)
    else if (byte === LESS && stream[reader.at + 1] === LESS) {
      depth += 1
      reader.at += 2
    } else if (byte === MORE) {
      depth -= 1
      reader.at += 2
    } else if (byte === OPEN_SQUARE) {
      open.push(operands)
      operands = []
      reader.at += 1
    } else if (byte === CLOSE_SQUARE) {
      const array = operands
      operands = open.pop() ?? []
      if (depth === 0) operands.push(array)
      reader.at += 1
    } else {
      const read = readOne(reader, byte)
      if (typeof read === 'object' && 'operator' in read) {
        if (depth > 0) continue
        const { operator } = read
        if (operator === 'ID') {
          skipPicture(reader)
          found('BI', operands)
        } else if (operator !== 'BI' && operator !== 'EI') found(operator, operands)
        if (operator !== 'BI') operands = []
      } else if (depth === 0) operands.push(read)
    }
  }
}

type Reader = { stream: Uint8Array; at: number }

const [PERCENT, LESS, MORE, OPEN_SQUARE, CLOSE_SQUARE, OPEN, CLOSE, BACKSLASH, SLASH] = [
  0x25, 0x3c, 0x3e, 0x5b, 0x5d, 0x28, 0x29, 0x5c, 0x2f,
]
const [FEED, RETURN, POINT, MINUS, PLUS, ZERO] = [0x0a, 0x0d, 0x2e, 0x2d, 0x2b, 0x30]

/** Tables by byte: sets of them take twice as long, and a book has some ten million. */
const BLANK = table('\0\t\n\f\r ')
const END = table('\0\t\n\f\r ()<>[]{}/%')

function table(signs: string): Uint8Array {
  const marks = new Uint8Array(256)
  for (const sign of signs) marks[sign.charCodeAt(0)] = 1
  return marks
}

/** `true`, `false` and `null` are no numbers either, but nothing here is asked of them. */
function readOne(reader: Reader, byte: number): Operand | { operator: string } {
  if (byte === LESS) return hexadecimal(reader)
  if (byte === OPEN) return literal(reader)
  if ((byte >= ZERO && byte <= ZERO + 9) || byte === PLUS || byte === MINUS || byte === POINT) return number(reader)
  const { stream } = reader
  const start = reader.at
  reader.at += 1
  while (reader.at < stream.length && END[stream[reader.at] as number] === 0) reader.at += 1
  const word = wordAt(stream, start, reader.at)
  return byte === SLASH || word === 'true' || word === 'false' || word === 'null' ? word : { operator: word }
}

function wordAt(stream: Uint8Array, start: number, end: number): string {
  let word = ''
  for (let at = start; at < end; at += 1) word += String.fromCharCode(stream[at] as number)
  return word
}

/** ISO 32000-1, 7.3.3: no exponents. */
function number(reader: Reader): number {
  const { stream } = reader
  let value = 0
  let scale = 0
  let sign = 1
  for (; reader.at < stream.length; reader.at += 1) {
    const byte = stream[reader.at] as number
    if (byte >= ZERO && byte <= ZERO + 9) {
      value = value * 10 + byte - ZERO
      scale *= 10
    } else if (byte === POINT) scale = 1
    else if (byte === MINUS) sign = -1
    else if (byte !== PLUS) break
  }
  return scale > 1 ? (sign * value) / scale : sign * value
}

function hexadecimal(reader: Reader): Uint8Array {
  const { stream } = reader
  const digits: number[] = []
  for (reader.at += 1; reader.at < stream.length && stream[reader.at] !== MORE; reader.at += 1) {
    const byte = stream[reader.at] as number
    if (BLANK[byte] === 0) digits.push(byte <= 0x39 ? byte - 0x30 : (byte & 0xdf) - 0x37)
  }
  reader.at += 1
  const bytes = new Uint8Array(Math.ceil(digits.length / 2))
  for (const index of bytes.keys()) bytes[index] = ((digits[2 * index] ?? 0) << 4) | (digits[2 * index + 1] ?? 0)
  return bytes
}

/** ISO 32000-1, 7.3.4.2. */
function literal(reader: Reader): Uint8Array {
  const { stream } = reader
  const bytes: number[] = []
  let depth = 1
  for (reader.at += 1; reader.at < stream.length; reader.at += 1) {
    let byte = stream[reader.at] as number
    if (byte === BACKSLASH) {
      reader.at += 1
      byte = stream[reader.at] as number
      if (byte >= 0x30 && byte <= 0x37) bytes.push(octal(reader))
      else if (byte === RETURN && stream[reader.at + 1] === FEED) reader.at += 1
      else if (byte !== FEED && byte !== RETURN) bytes.push(ESCAPED.get(byte) ?? byte)
      continue
    }
    if (byte === OPEN) depth += 1
    if (byte === CLOSE) depth -= 1
    if (depth === 0) break
    bytes.push(byte)
  }
  reader.at += 1
  return Uint8Array.from(bytes)
}

const ESCAPED = new Map([...'nrtbf'].map((sign, index) => [sign.charCodeAt(0), [0x0a, 0x0d, 0x09, 0x08, 0x0c][index]]))

/** One to three digits; the reader is left at the last. */
function octal(reader: Reader): number {
  let value = 0
  for (let count = 0; count < 3; count += 1) {
    const digit = (reader.stream[reader.at] ?? 0) - 0x30
    if (digit < 0 || digit > 7) break
    value = value * 8 + digit
    reader.at += 1
  }
  reader.at -= 1
  return value & 0xff
}

function skipComment(reader: Reader): void {
  while (reader.at < reader.stream.length && ![FEED, RETURN].includes(reader.stream[reader.at] as number))
    reader.at += 1
}

/** To the `EI` that stands between blanks. */
function skipPicture(reader: Reader): void {
  const { stream } = reader
  for (reader.at += 1; reader.at < stream.length; reader.at += 1) {
    const [before = 0, one, two, behind = 0x20] = stream.subarray(reader.at - 1, reader.at + 3)
    if (one === 0x45 && two === 0x49 && BLANK[before] === 1 && BLANK[behind] === 1) {
      reader.at += 2
      return
    }
  }
}
