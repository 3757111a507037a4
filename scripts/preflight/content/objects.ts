import { constants, inflateSync } from 'node:zlib'
import { readWrittenFile } from '../../pdf/written-file.ts'
import { type Dictionary, type Operand, readOperators } from './operators.ts'

/** A stream of a file: its dictionary, and its bytes as they are written. */
export type ObjectStream = { dictionary: Dictionary; bytes: Uint8Array }

/** The objects of a finished file. What is asked for and not there, or of another kind, is an error. */
export type Objects = {
  root: Dictionary
  /** What stands at a reference, or the value itself. */
  resolve(value: Operand | undefined): Operand | undefined
  dictionary(value: Operand | undefined): Dictionary
  /** The same where there need be none. */
  optional(value: Operand | undefined): Dictionary | undefined
  array(value: Operand | undefined): Operand[]
  stream(value: Operand | undefined): ObjectStream
}

/** Throws for a file that writePdf() has not written. */
export function openObjects(pdf: Uint8Array): Objects {
  const file = readWrittenFile(pdf)
  const values = new Map<number, Operand | undefined>()
  const objects: Objects = {
    root: new Map(),
    resolve(value) {
      if (!isReference(value)) return value
      if (!values.has(value.reference)) values.set(value.reference, parse(file.object(value.reference).text))
      return values.get(value.reference)
    },
    dictionary(value) {
      const found = objects.optional(value)
      if (!found) throw new Error('there should be a dictionary')
      return found
    },
    optional(value) {
      const found = objects.resolve(value)
      return found instanceof Map ? found : undefined
    },
    array(value) {
      const found = objects.resolve(value)
      if (!Array.isArray(found)) throw new Error('there should be an array')
      return found
    },
    stream(value) {
      const found = isReference(value) ? file.object(value.reference) : undefined
      if (!found?.stream) throw new Error('there should be a stream')
      return { dictionary: objects.dictionary(value), bytes: found.stream }
    },
  }
  objects.root = objects.dictionary({ reference: file.root })
  return objects
}

/** A number that is written where it is asked for. */
export function numberOf(value: Operand | undefined): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error('there should be a number')
  return value
}

/** What is in a stream. Throws for one that is packed otherwise than by Deflate alone (ISO 32000-1, 7.4.4). */
export function contentOf({ dictionary, bytes }: ObjectStream): Uint8Array {
  return isPacked(dictionary) ? inflateSync(bytes) : bytes
}

/** The first bytes of what is in a stream, up to `length` and perhaps more. */
export function beginningOf({ dictionary, bytes }: ObjectStream, length: number): Uint8Array {
  if (!isPacked(dictionary)) return bytes.subarray(0, length)
  return inflateSync(bytes.subarray(0, length + BEFORE), { finishFlush: constants.Z_SYNC_FLUSH })
}

/** What a packed stream may need before its first bytes are there: the table of its codes. */
const BEFORE = 512

function isPacked(dictionary: Dictionary): boolean {
  const filter = dictionary.get('Filter')
  const known = filter === undefined || filter === '/FlateDecode'
  if (!known || dictionary.has('DecodeParms')) throw new Error('a stream is packed in a way that is not known here')
  return filter !== undefined
}

function isReference(value: Operand | undefined): value is { reference: number } {
  return typeof value === 'object' && 'reference' in value
}

/** The text of an object, without its stream. */
function parse(text: string): Operand | undefined {
  return readOperators(Buffer.from(text, 'latin1'), (operator) => {
    throw new Error(`${operator} is no object`)
  })[0]
}
