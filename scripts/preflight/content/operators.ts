/** An object as PDF writes it (ISO 32000-1, 7.3): a name has its slash, a string is bytes, a dictionary has its keys without slashes. */
export type Operand = number | string | Uint8Array | Operand[] | Dictionary | Reference
export type Dictionary = Map<string, Operand>
/** To an object of the file, `12 0 R`; in a content stream there is none. */
export type Reference = { reference: number }

/**
 * Reads a content stream operator by operator (ISO 32000-1, 7.8.2): `found` is called with each and its operands. Of an inline picture
 * (8.9.7) `BI` comes with its entries as operands, and its data are passed over. Returns operands that no operator follows.
 */
export function readOperators(stream: Uint8Array, found: (operator: string, operands: Operand[]) => void): Operand[] {
  const reader = { stream, at: 0 }
  let operands: Operand[] = []
  /** What is around the array or the dictionary that is being read. */
  const open: Operand[][] = []
  const close = (make: (inside: Operand[]) => Operand) => {
    const around = open.pop()
    if (!around) return
    around.push(make(operands))
    operands = around
  }
  const begin = () => {
    open.push(operands)
    operands = []
  }
  while (reader.at < stream.length) {
    const byte = stream[reader.at] as number
    if (BLANK[byte] === 1) reader.at += 1
    else if (byte === PERCENT) skipComment(reader)
    else if (byte === LESS && stream[reader.at + 1] === LESS) {
      begin()
      reader.at += 2
    } else if (byte === MORE) {
      close(dictionaryOf)
      reader.at += 2
    } else if (byte === OPEN_SQUARE) {
      begin()
      reader.at += 1
    } else if (byte === CLOSE_SQUARE) {
      close(itself)
      reader.at += 1
    } else if (byte === LESS) operands.push(hexadecimal(reader))
    else if (byte === OPEN) operands.push(literal(reader))
    else if ((byte >= ZERO && byte <= ZERO + 9) || byte === PLUS || byte === MINUS || byte === POINT)
      operands.push(number(reader))
    else {
      const word = wordFrom(reader)
      if (byte === SLASH || word === 'true' || word === 'false' || word === 'null') operands.push(word)
      else if (word === 'R') operands.splice(-2, 2, { reference: Number(operands.at(-2)) })
      else if (open.length === 0) {
        if (word === 'ID') skipPicture(reader)
        if (word !== 'BI' && word !== 'EI') found(word === 'ID' ? 'BI' : word, operands)
        operands = []
      }
    }
  }
  return operands
}

const itself = (inside: Operand[]) => inside

function dictionaryOf(inside: readonly Operand[]): Dictionary {
  const dictionary: Dictionary = new Map()
  for (let at = 0; at + 1 < inside.length; at += 2)
    dictionary.set(String(inside[at]).slice(1), inside[at + 1] as Operand)
  return dictionary
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

function wordFrom(reader: Reader): string {
  const { stream } = reader
  const start = reader.at
  let key = stream[start] as number
  let at = start + 1
  while (at < stream.length && END[stream[at] as number] === 0) {
    key = key * 256 + (stream[at] as number)
    at += 1
  }
  reader.at = at
  if (at - start > SHORT) return textAt(stream, start, at)
  const before = WORDS.get(key)
  if (before !== undefined) return before
  const word = textAt(stream, start, at)
  WORDS.set(key, word)
  return word
}

/** Words of so few bytes that all of them make one number, by that number: operators, and names of fonts. Making a string takes longer. */
const SHORT = 4
const WORDS = new Map<number, string>()

function textAt(stream: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at += 1) text += String.fromCharCode(stream[at] as number)
  return text
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

/** ISO 32000-1, 7.3.4.3: a digit that is missing at the end is 0. */
function hexadecimal(reader: Reader): Uint8Array {
  const { stream } = reader
  let end = reader.at + 1
  while (end < stream.length && stream[end] !== MORE) end += 1
  const bytes = new Uint8Array((end - reader.at) >> 1)
  let digits = 0
  for (let at = reader.at + 1; at < end; at += 1) {
    const byte = stream[at] as number
    if (BLANK[byte] === 1) continue
    const digit = byte <= 0x39 ? byte - 0x30 : (byte & 0xdf) - 0x37
    const place = digits >> 1
    bytes[place] = digits % 2 === 0 ? digit << 4 : (bytes[place] as number) | digit
    digits += 1
  }
  reader.at = end + 1
  const length = (digits + 1) >> 1
  return length === bytes.length ? bytes : bytes.subarray(0, length)
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
